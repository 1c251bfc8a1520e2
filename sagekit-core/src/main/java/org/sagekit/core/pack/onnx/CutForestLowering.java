package org.sagekit.core.pack.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import org.sagekit.api.model.CutForest;

/**
 * How much a point would disturb random cut trees. All trees are walked at once, a step of a loop
 * being a cut of each; a walk that has come to its leaf stays there. For one thread.
 *
 * <p>No quotient of 1 is multiplied by anything: ONNX Runtime makes one quotient of the two, which
 * rounds otherwise.
 */
final class CutForestLowering {
  private static final TensorProto.DataType WHOLE = TensorProto.DataType.INT64;
  private static final TensorProto.DataType REAL = TensorProto.DataType.DOUBLE;

  private final CutTables tables;

  private CutForestLowering(CutTables tables) {
    this.tables = tables;
  }

  static String of(CutForest node, Value x, OnnxGraph graph) {
    CutTables tables = new CutTables(node.trees());
    CutForestLowering lowering = new CutForestLowering(tables);
    return Rows.lower(
        graph, x, new Rows.Size((long) tables.trees() * x.width(), 1), lowering::rows);
  }

  private String rows(OnnxGraph graph, String x) {
    List<String> walked = graph.add(loop(graph, x), 4);
    String places = graph.call("Sub", walked.get(0), graph.whole(tables.cuts()));
    String atLeaf = graph.call("Mul", walked.get(2), leafScores(graph, x, places, walked.get(3)));
    String scores = graph.call("Add", walked.get(1), atLeaf);
    String scaled = graph.call("Mul", scores, graph.numbers(tables.scales()));
    String total = graph.unsqueeze(graph.sumInOrder(scaled, 1), 1);
    return graph.call("Div", total, graph.number(tables.trees()));
  }

  /** Walks: where each tree's walk is, its score so far, the chance to come so far, its depth. */
  private Op loop(OnnxGraph graph, String x) {
    String zeros =
        graph.call(
            "Mul",
            graph.toDouble(graph.call("IsNaN", graph.gather(x, graph.wholes(0), 1))),
            graph.numbers(new double[tables.trees()]));
    String roots =
        graph.call(
            "Add",
            graph.cast(zeros, WHOLE),
            graph.constant(Tensors.longs(tables.roots(), 1, tables.trees())));
    String ones = graph.call("Add", zeros, graph.number(1));
    OnnxGraph body = graph.inner();
    step(body, x);
    String go = graph.constant(Tensors.flags(new byte[] {1}));
    return Op.of("Loop", graph.whole(tables.depth()), go, roots, zeros, ones, zeros)
        .with("body", body.build());
  }

  private void step(OnnxGraph body, String x) {
    String turn = body.innerScalar(WHOLE);
    String go = body.innerScalar(TensorProto.DataType.BOOL);
    String place = body.innerInput(WHOLE);
    String score = body.innerInput(REAL);
    String reached = body.innerInput(REAL);
    String depth = body.innerInput(REAL);

    String walks = body.call("Less", place, body.whole(tables.cuts()));
    String cut = body.call("Where", walks, place, body.whole(0));
    String off = body.call("Where", walks, shareCutOff(body, x, cut), body.number(0));
    String unseen = body.gather(list(body, tables.unseen()), turn, 0);
    String more = body.call("Mul", body.call("Mul", reached, off), unseen);
    String left = body.call("Sub", body.number(1), off);

    body.innerOutput(body.call("Identity", go), TensorProto.DataType.BOOL);
    body.innerOutput(body.call("Where", walks, child(body, x, cut), place), WHOLE);
    body.innerOutput(body.call("Add", score, more), REAL);
    body.innerOutput(body.call("Mul", reached, left), REAL);
    body.innerOutput(body.call("Add", depth, body.toDouble(walks)), REAL);
  }

  private String child(OnnxGraph body, String x, String cut) {
    String dimension = body.gather(list(body, tables.dimensions()), cut, 0);
    String limit = body.gather(list(body, tables.limits()), cut, 0);
    String number = body.add(Op.of("GatherElements", x, dimension).with("axis", 1));
    return body.call(
        "Where",
        body.call("LessOrEqual", number, limit),
        body.gather(list(body, tables.lefts()), cut, 0),
        body.gather(list(body, tables.rights()), cut, 0));
  }

  private String shareCutOff(OnnxGraph body, String x, String cut) {
    String point = body.unsqueeze(x, 1);
    String low = body.gather(boxes(body, tables.lows()), cut, 0);
    String high = body.gather(boxes(body, tables.highs()), cut, 0);
    String above =
        body.call(
            "Where",
            body.call("Greater", point, high),
            body.call("Sub", point, high),
            body.number(0));
    String beyond =
        body.call("Where", body.call("Less", point, low), body.call("Sub", low, point), above);
    String more = body.sumInOrder(beyond, 2);
    String sides = body.gather(list(body, tables.sides()), cut, 0);
    String share = body.call("Div", more, body.call("Add", sides, more));
    String all = body.call("Where", body.call("IsInf", more), body.number(1), share);
    return body.call("Where", body.call("Equal", more, body.number(0)), more, all);
  }

  private String leafScores(OnnxGraph graph, String x, String places, String depth) {
    String points =
        graph.constant(Tensors.doubles(tables.points(), tables.leaves(), tables.width()));
    String equal =
        graph.toDouble(graph.call("Equal", graph.unsqueeze(x, 1), graph.gather(points, places, 0)));
    String isPoint = graph.call("Equal", graph.sumInOrder(equal, 2), graph.number(tables.width()));
    String copies = graph.gather(list(graph, tables.logCopies()), places, 0);
    String seen = graph.call("Div", graph.number(1), graph.call("Add", depth, copies));
    String unseen = graph.gather(list(graph, tables.unseen()), graph.cast(depth, WHOLE), 0);
    return graph.call("Where", isPoint, seen, unseen);
  }

  private String boxes(OnnxGraph graph, double[] sides) {
    return graph.constant(Tensors.doubles(sides, sides.length / tables.width(), tables.width()));
  }

  private static String list(OnnxGraph graph, double[] values) {
    return graph.constant(Tensors.doubles(values, values.length));
  }

  private static String list(OnnxGraph graph, long[] values) {
    return graph.constant(Tensors.longs(values, values.length));
  }
}
