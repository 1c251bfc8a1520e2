package org.sagekit.core.pack.onnx.read;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An operator of an ONNX graph with its attributes. */
final class OnnxNode {
  /** The domain whose name is often left out. */
  private static final String ONNX = "ai.onnx";

  private final Source source;
  private final NodeProto proto;
  private final long opset;
  private final Map<String, AttributeProto> attributes = new HashMap<>();

  OnnxNode(Source source, NodeProto proto, Map<String, Long> opsetByDomain) {
    this.source = source;
    this.proto = proto;
    for (AttributeProto attribute : proto.getAttributeList()) {
      source.require(
          attributes.put(attribute.getName(), attribute) == null,
          "attributes of " + this,
          "distinct",
          Source.quoted(attribute.getName()) + " twice");
    }
    this.opset = opsetByDomain.getOrDefault(domain(), 1L);
  }

  /** The domain; of a domain without a name its name. */
  String domain() {
    return domain(proto.getDomain());
  }

  static String domain(String name) {
    return name.isEmpty() ? ONNX : name;
  }

  /** Domain and type, such as {@code ai.onnx.ml.Scaler}. */
  String operator() {
    return domain() + "." + proto.getOpType();
  }

  /** The version of the domain's operators. */
  long opset() {
    return opset;
  }

  List<String> inputs() {
    return proto.getInputList();
  }

  List<String> outputs() {
    return proto.getOutputList();
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  /** A whole number. */
  long number(String name, long other) {
    AttributeProto attribute = attributes.get(name);
    require(attribute == null || attribute.hasI(), name, "a whole number");
    return attribute == null ? other : attribute.getI();
  }

  /** A whole number that must be in a range. */
  int number(String name, long other, int least, int greatest) {
    long number = number(name, other);
    source.require(
        number >= least && number <= greatest,
        at(name),
        "from " + least + " to " + greatest,
        number);
    return (int) number;
  }

  /** A real number. */
  double real(String name, double other) {
    AttributeProto attribute = attributes.get(name);
    require(attribute == null || attribute.hasF(), name, "a number");
    return attribute == null ? other : attribute.getF();
  }

  /** A text. */
  String text(String name, String other) {
    AttributeProto attribute = attributes.get(name);
    require(attribute == null || attribute.hasS(), name, "a text");
    return attribute == null ? other : attribute.getS().toStringUtf8();
  }

  /** Real numbers; none if there is no such attribute. */
  double[] reals(String name) {
    AttributeProto attribute = attributes.get(name);
    if (attribute == null) {
      return new double[0];
    }
    double[] numbers = new double[source.charge(attribute.getFloatsCount())];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = attribute.getFloats(i);
    }
    return numbers;
  }

  /** Real numbers, either as a list or, with more bits, as a tensor. */
  double[] realsOrTensor(String name) {
    return has(name + "_as_tensor") ? numbers(name + "_as_tensor") : reals(name);
  }

  /** The numbers of a tensor. */
  double[] numbers(String name) {
    Value.Constant tensor = tensor(name);
    require(tensor.type() != ElementType.TEXT, name, "numbers");
    return tensor.numbers();
  }

  /** A tensor. */
  Value.Constant tensor(String name) {
    AttributeProto attribute = attributes.get(name);
    require(attribute != null && attribute.hasT(), name, "a tensor");
    return Tensors.read(source, at(name), Objects.requireNonNull(attribute).getT());
  }

  /** Whole numbers; none if there is no such attribute. */
  long[] wholes(String name) {
    AttributeProto attribute = attributes.get(name);
    return attribute == null
        ? new long[0]
        : attribute.getIntsList().stream().mapToLong(Long::longValue).toArray();
  }

  /** Whole numbers as indices below a limit. */
  int[] indices(String name, long limit) {
    long[] wholes = wholes(name);
    int[] indices = new int[source.charge(wholes.length)];
    for (int i = 0; i < indices.length; i++) {
      if (wholes[i] < 0 || wholes[i] >= limit) { // asked first: there may be millions
        source.require(false, at(name), "from 0 to " + (limit - 1), wholes[i]);
      }
      indices[i] = (int) wholes[i];
    }
    return indices;
  }

  /** Texts; none if there is no such attribute. */
  List<String> texts(String name) {
    AttributeProto attribute = attributes.get(name);
    return attribute == null
        ? List.of()
        : attribute.getStringsList().stream().map(ByteString::toStringUtf8).toList();
  }

  /** Texts, or whole numbers as texts: the names of classes. */
  List<String> names(String texts, String wholes) {
    List<String> names = texts(texts);
    return names.isEmpty() ? attributeWholesAsText(wholes) : names;
  }

  private List<String> attributeWholesAsText(String name) {
    @Nullable AttributeProto attribute = attributes.get(name);
    return attribute == null
        ? List.of()
        : attribute.getIntsList().stream().map(String::valueOf).toList();
  }

  /** Refuses the file unless an attribute fits. */
  void require(boolean holds, String name, String constraint) {
    source.require(holds, at(name), constraint, has(name) ? "something else" : "missing");
  }

  /** Refuses the file unless something holds. */
  void require(boolean holds, String name, String constraint, Object actual) {
    source.require(holds, at(name), constraint, actual);
  }

  private String at(String name) {
    return "'" + name + "' of " + this;
  }

  /** Operator, name and version, for messages. */
  @Override
  public String toString() {
    boolean unnamed = proto.getName().isEmpty();
    String name = unnamed ? "without a name" : Source.quoted(proto.getName());
    return "%s (node %s, opset %s)".formatted(Source.quoted(operator()), name, opset);
  }
}
