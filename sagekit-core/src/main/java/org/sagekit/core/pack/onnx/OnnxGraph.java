package org.sagekit.core.pack.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Operators and constants that are put together. Values are known by their names; each operator has
 * one output, whose name the graph makes. For one thread.
 */
final class OnnxGraph {
  /** The name of the dimension that counts rows. */
  private static final String ROWS = "rows";

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Map<TensorProto, String> nameByConstant = new HashMap<>();
  private final String prefix;
  private int values;

  /**
   * An empty graph.
   *
   * @param name what the graph is called
   * @param prefix with what no name of an input begins
   */
  OnnxGraph(String name, String prefix) {
    this.prefix = prefix;
    graph.setName(name);
  }

  /** A graph for the inside of an operator; it sees what this one has so far. */
  OnnxGraph inner() {
    values++;
    return new OnnxGraph("row", prefix + values + ".");
  }

  /** An input of one number or text a row. */
  void input(String name, TensorProto.DataType type) {
    graph.addInput(info(name, type, rows(1)));
  }

  /** An input of any number of texts a row. */
  void wordsInput(String name) {
    TensorShapeProto.Builder shape = rows().toBuilder();
    shape.addDimBuilder().setDimParam(name);
    graph.addInput(info(name, TensorProto.DataType.STRING, shape.build()));
  }

  /** An input of an inner graph; its shape follows from what it is given. */
  String innerInput(TensorProto.DataType type) {
    String name = next("in");
    graph.addInput(info(name, type));
    return name;
  }

  /** An input of an inner graph that is one number or flag. */
  String innerScalar(TensorProto.DataType type) {
    String name = next("in");
    graph.addInput(info(name, type, TensorShapeProto.getDefaultInstance()));
    return name;
  }

  /** Makes a value an output of an inner graph. */
  void innerOutput(String value, TensorProto.DataType type) {
    graph.addOutput(info(value, type));
  }

  /** Gives a value a name of its own and makes it an output of the graph. */
  void output(String name, String value, long width) {
    graph.addNode(Op.of("Identity", value).named(List.of(name)));
    graph.addOutput(info(name, TensorProto.DataType.DOUBLE, rows(width)));
  }

  /** Makes a text a row an output of the graph. */
  void textOutput(String name, String value) {
    graph.addNode(Op.of("Identity", value).named(List.of(name)));
    graph.addOutput(info(name, TensorProto.DataType.STRING, rows()));
  }

  /** Makes the numbers of a row an output of an inner graph. */
  void rowOutput(String value, long width) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimValue(width);
    graph.addOutput(info(value, TensorProto.DataType.DOUBLE, shape.build()));
  }

  String add(Op op) {
    String name = next(op.type());
    graph.addNode(op.named(List.of(name)));
    return name;
  }

  String call(String type, String... inputs) {
    return add(Op.of(type, inputs));
  }

  /** Adds an operator of several outputs. */
  List<String> add(Op op, int outputs) {
    List<String> names = Stream.generate(() -> next(op.type())).limit(outputs).toList();
    graph.addNode(op.named(names));
    return names;
  }

  String constant(TensorProto tensor) {
    return nameByConstant.computeIfAbsent(
        tensor,
        added -> {
          String name = next("constant");
          graph.addInitializer(added.toBuilder().setName(name));
          return name;
        });
  }

  String number(double value) {
    return constant(Tensors.doubles(new double[] {value}));
  }

  /** Numbers that stand beside those of each row. */
  String numbers(double... values) {
    return constant(Tensors.doubles(values, 1, values.length));
  }

  String whole(long value) {
    return constant(Tensors.longs(new long[] {value}));
  }

  String wholes(long... values) {
    return constant(Tensors.longs(values, values.length));
  }

  String cast(String value, TensorProto.DataType type) {
    return add(Op.of("Cast", value).with("to", type.getNumber()));
  }

  String toDouble(String value) {
    return cast(value, TensorProto.DataType.DOUBLE);
  }

  /** The floor of a quotient. */
  String floorDiv(String value, double by) {
    return call("Floor", call("Div", value, number(by)));
  }

  /** Adds a dimension of size 1. */
  String unsqueeze(String value, long axis) {
    return call("Unsqueeze", value, wholes(axis));
  }

  /** Takes the numbers at one place of an axis, or in the order of indices. */
  String gather(String value, String indices, long axis) {
    return add(Op.of("Gather", value, indices).with("axis", axis));
  }

  String concat(long axis, String... inputs) {
    return add(Op.of("Concat", inputs).with("axis", axis));
  }

  /**
   * The sum over an axis in its order, from 0: of a sum, ONNX leaves the order open, and runtimes
   * change it; of running sums it does not.
   */
  String sumInOrder(String value, long axis) {
    return gather(call("CumSum", value, whole(axis)), whole(-1), axis);
  }

  /**
   * The squares of the distances of each row from points. The points lie column by column, so that
   * a runtime adds up many at once.
   *
   * @param rows with as many numbers as a point has
   * @param points point by point
   * @param width how many numbers a point has
   */
  String squaredDistances(String rows, double[] points, int width) {
    int count = points.length / width;
    double[] columns = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      columns[i % width * count + i / width] = points[i];
    }
    String from = constant(Tensors.doubles(columns, 1, width, count));
    String apart = call("Sub", unsqueeze(rows, 2), from);
    return sumInOrder(call("Mul", apart, apart), 1);
  }

  /** Puts a 1 before the numbers of each row, so that a bias can be the first of some weights. */
  String padWithOne(String rows) {
    return call("Pad", rows, wholes(0, 1, 0, 0), number(1));
  }

  GraphProto build() {
    return graph.build();
  }

  private String next(String what) {
    values++;
    return prefix + values + "." + what;
  }

  private static TensorShapeProto rows() {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam(ROWS);
    return shape.build();
  }

  private static TensorShapeProto rows(long width) {
    TensorShapeProto.Builder shape = rows().toBuilder();
    shape.addDimBuilder().setDimValue(width);
    return shape.build();
  }

  private static ValueInfoProto info(String name, TensorProto.DataType type) {
    ValueInfoProto.Builder info = ValueInfoProto.newBuilder().setName(name);
    info.getTypeBuilder().getTensorTypeBuilder().setElemType(type.getNumber());
    return info.build();
  }

  private static ValueInfoProto info(
      String name, TensorProto.DataType type, TensorShapeProto shape) {
    ValueInfoProto.Builder info = info(name, type).toBuilder();
    info.getTypeBuilder().getTensorTypeBuilder().setShape(shape);
    return info.build();
  }
}
