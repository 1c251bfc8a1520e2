package org.sagekit.core.pack.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.LongStream;

/** Constants of a graph. */
final class Tensors {
  private Tensors() {}

  static TensorProto doubles(double[] values, long... shape) {
    ByteBuffer bytes = room(values.length, Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    return raw(TensorProto.DataType.DOUBLE, bytes, shape);
  }

  /** Numbers rounded to 32 bits. */
  static TensorProto floats(double[] values, long... shape) {
    ByteBuffer bytes = room(values.length, Float.BYTES);
    for (double value : values) {
      bytes.putFloat((float) value);
    }
    return raw(TensorProto.DataType.FLOAT, bytes.flip(), shape);
  }

  static TensorProto longs(long[] values, long... shape) {
    ByteBuffer bytes = room(values.length, Long.BYTES);
    bytes.asLongBuffer().put(values);
    return raw(TensorProto.DataType.INT64, bytes, shape);
  }

  static TensorProto octets(byte[] values, long... shape) {
    return raw(TensorProto.DataType.UINT8, ByteBuffer.wrap(values), shape);
  }

  static TensorProto flags(byte[] values, long... shape) {
    return raw(TensorProto.DataType.BOOL, ByteBuffer.wrap(values), shape);
  }

  static TensorProto texts(List<String> values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setDataType(TensorProto.DataType.STRING.getNumber())
            .addDims(values.size());
    values.forEach(value -> tensor.addStringData(ByteString.copyFromUtf8(value)));
    return tensor.build();
  }

  private static ByteBuffer room(int count, int size) {
    return ByteBuffer.allocate(Math.multiplyExact(count, size)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static TensorProto raw(TensorProto.DataType type, ByteBuffer bytes, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    LongStream.of(shape).forEach(tensor::addDims);
    return tensor.build();
  }
}
