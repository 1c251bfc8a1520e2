package org.sagekit.core.pack.onnx.read;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;

/** Puts small ONNX models together by hand, for what no converter writes. */
final class OnnxModels {
  static final int FLOAT = 1;
  static final int INT64 = 7;
  static final int STRING = 8;
  static final int DOUBLE = 11;

  private OnnxModels() {}

  /** A model of some nodes over an input X, with the given outputs. */
  static ModelProto.Builder of(
      int type, int columns, List<NodeProto.Builder> nodes, ValueInfoProto... outputs) {
    GraphProto.Builder graph = GraphProto.newBuilder().setName("g");
    graph.addInput(value("X", type, columns));
    nodes.forEach(graph::addNode);
    graph.addAllOutput(Arrays.asList(outputs));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(15))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(3))
        .setGraph(graph);
  }

  /** The model with another version of ai.onnx.ml. */
  static ModelProto.Builder version(ModelProto.Builder model, int version) {
    model.getOpsetImportBuilder(1).setVersion(version);
    return model;
  }

  /** A value of rows and columns. */
  static ValueInfoProto value(String name, int type, int columns) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
    if (columns > 0) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
        .build();
  }

  /** An operator of ai.onnx.ml; inputs and outputs are separated by spaces. */
  static NodeProto.Builder ml(String type, String inputs, String outputs) {
    return onnx(type, inputs, outputs).setDomain("ai.onnx.ml");
  }

  /** An operator of ai.onnx; inputs and outputs are separated by spaces. */
  static NodeProto.Builder onnx(String type, String inputs, String outputs) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .setName(type.toLowerCase(java.util.Locale.ROOT) + "1")
        .addAllInput(List.of(inputs.split(" ")))
        .addAllOutput(List.of(outputs.split(" ")));
  }

  static AttributeProto whole(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setI(value)
        .setType(AttributeProto.AttributeType.INT)
        .build();
  }

  static AttributeProto real(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setF(value)
        .setType(AttributeProto.AttributeType.FLOAT)
        .build();
  }

  static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setS(ByteString.copyFromUtf8(value))
        .setType(AttributeProto.AttributeType.STRING)
        .build();
  }

  static AttributeProto wholes(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return attribute.build();
  }

  static AttributeProto reals(String name, double... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOATS);
    Arrays.stream(values).forEach(value -> attribute.addFloats((float) value));
    return attribute.build();
  }

  static AttributeProto texts(String name, String... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRINGS);
    Arrays.stream(values).forEach(value -> attribute.addStrings(ByteString.copyFromUtf8(value)));
    return attribute.build();
  }

  static AttributeProto tensor(String name, TensorProto value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setT(value)
        .setType(AttributeProto.AttributeType.TENSOR)
        .build();
  }

  static TensorProto floats(String name, List<Long> dims, double... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(FLOAT).addAllDims(dims);
    Arrays.stream(values).forEach(value -> tensor.addFloatData((float) value));
    return tensor.build();
  }

  static TensorProto doubles(String name, List<Long> dims, double... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(DOUBLE).addAllDims(dims);
    Arrays.stream(values).forEach(tensor::addDoubleData);
    return tensor.build();
  }

  static TensorProto wholes(String name, List<Long> dims, long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(INT64).addAllDims(dims);
    Arrays.stream(values).forEach(tensor::addInt64Data);
    return tensor.build();
  }

  static TensorProto bytes(String name, int... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(2).addDims(values.length);
    Arrays.stream(values).forEach(tensor::addInt32Data);
    return tensor.build();
  }
}
