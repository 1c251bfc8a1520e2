package org.sagekit.core.pack.onnx.read;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads tensors that stand in the file itself. */
final class Tensors {
  /** The most dimensions. */
  private static final int MAX_RANK = 8;

  private Tensors() {}

  /** The tensor as a constant; {@code what} names it in messages. */
  static Value.Constant read(Source source, String what, TensorProto tensor) {
    source.require(
        tensor.getExternalDataCount() == 0
            && tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL,
        what,
        "in the file itself",
        "in a file beside it",
        "save the model as one file");
    source.require(!tensor.hasSegment(), what, "a whole tensor", "a segment");
    ElementType type = ElementType.of(tensor.getDataType());
    if (type == null) {
      source.require(
          false,
          what,
          "of float, double, bool, string or a type of whole numbers",
          "of the type " + tensor.getDataType());
      throw new IllegalStateException();
    }
    List<Integer> shape = shape(source, what, tensor);
    int size = source.charge(Value.product(shape));
    if (type == ElementType.TEXT) {
      List<String> texts =
          tensor.getStringDataList().stream().map(ByteString::toStringUtf8).toList();
      requireSize(source, what, texts.size(), size);
      return new Value.Constant(shape, type, new double[0], texts);
    }
    double[] numbers =
        tensor.hasRawData() ? raw(source, what, tensor, size) : listed(source, what, tensor, size);
    return new Value.Constant(shape, type, numbers, List.of());
  }

  private static List<Integer> shape(Source source, String what, TensorProto tensor) {
    source.require(
        tensor.getDimsCount() <= MAX_RANK,
        what,
        "of at most " + MAX_RANK + " dimensions",
        "of " + tensor.getDimsCount());
    long product = 1;
    List<Integer> shape = new ArrayList<>();
    for (long dim : tensor.getDimsList()) {
      source.require(dim >= 0 && dim <= WireScan.MAX_NUMBERS, what, "of a size", "of " + dim);
      product *= dim;
      source.require(
          product <= WireScan.MAX_NUMBERS,
          what,
          "of at most " + WireScan.MAX_NUMBERS + " elements",
          "larger");
      shape.add((int) dim);
    }
    return shape;
  }

  private static void requireSize(Source source, String what, long actual, long expected) {
    source.require(actual == expected, what, "of " + expected + " elements", "of " + actual);
  }

  private static double[] raw(Source source, String what, TensorProto tensor, int size) {
    int bytes = bytes(tensor.getDataType());
    requireSize(source, what, tensor.getRawData().size(), (long) size * bytes);
    ByteBuffer data = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = raw(data, i * bytes, tensor.getDataType());
    }
    return numbers;
  }

  private static int bytes(int type) {
    return switch (type) {
      case 2, 3, 9 -> 1;
      case 4, 5 -> 2;
      case 1, 6, 12 -> 4;
      default -> 8;
    };
  }

  private static double raw(ByteBuffer data, int at, int type) {
    return switch (type) {
      case 1 -> data.getFloat(at);
      case 2 -> Byte.toUnsignedInt(data.get(at));
      case 3 -> data.get(at);
      case 4 -> Short.toUnsignedInt(data.getShort(at));
      case 5 -> data.getShort(at);
      case 6 -> data.getInt(at);
      case 9 -> data.get(at) == 0 ? 0 : 1;
      case 11 -> data.getDouble(at);
      case 12 -> Integer.toUnsignedLong(data.getInt(at));
      default -> data.getLong(at);
    };
  }

  private static double[] listed(Source source, String what, TensorProto tensor, int size) {
    List<? extends Number> list =
        switch (tensor.getDataType()) {
          case 1 -> tensor.getFloatDataList();
          case 11 -> tensor.getDoubleDataList();
          case 7 -> tensor.getInt64DataList();
          case 12, 13 -> tensor.getUint64DataList();
          default -> tensor.getInt32DataList();
        };
    requireSize(source, what, list.size(), size);
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = list.get(i).doubleValue();
    }
    return numbers;
  }
}
