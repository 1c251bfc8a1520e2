package org.sagekit.core.pack.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.List;

/** An operator that is being put together. For one thread. */
final class Op {
  /** The domain of the operators for machine learning. */
  static final String ML = "ai.onnx.ml";

  private final NodeProto.Builder node = NodeProto.newBuilder();

  private Op(String domain, String type, List<String> inputs) {
    node.setDomain(domain).setOpType(type).addAllInput(inputs);
  }

  static Op of(String type, String... inputs) {
    return new Op("", type, List.of(inputs));
  }

  static Op ofMl(String type, String... inputs) {
    return new Op(ML, type, List.of(inputs));
  }

  Op with(String name, long value) {
    return with(attribute(name, AttributeProto.AttributeType.INT).setI(value));
  }

  Op with(String name, String value) {
    return with(
        attribute(name, AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(value)));
  }

  Op with(String name, TensorProto value) {
    return with(attribute(name, AttributeProto.AttributeType.TENSOR).setT(value));
  }

  Op with(String name, GraphProto value) {
    return with(attribute(name, AttributeProto.AttributeType.GRAPH).setG(value));
  }

  Op with(AttributeProto.Builder attribute) {
    node.addAttribute(attribute);
    return this;
  }

  static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }

  String type() {
    return node.getOpType();
  }

  NodeProto named(List<String> outputs) {
    return node.addAllOutput(outputs).setName(outputs.get(0)).build();
  }
}
