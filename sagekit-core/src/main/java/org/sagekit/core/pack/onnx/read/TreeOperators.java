package org.sagekit.core.pack.onnx.read;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;

/**
 * The three operators of trees, in ONNX Runtime's reading where the specification is silent: with
 * two classes and weights for the first alone, these weigh the second class. {@code LOGISTIC} takes
 * their sum s for a margin; else the scores are {@code 1 - s} and {@code s} if no weight is below
 * 0, and {@code -s} and {@code s} otherwise.
 */
final class TreeOperators {
  /** The most outputs of trees: a leaf may have a number for each. */
  private static final int MAX_OUTPUTS = 100_000;

  private static final List<String> AGGREGATES = List.of("AVERAGE", "SUM", "MIN", "MAX");
  private static final List<String> TRANSFORMS =
      List.of("NONE", "SOFTMAX", "LOGISTIC", "SOFTMAX_ZERO", "PROBIT");

  private TreeOperators() {}

  /** {@code TreeEnsembleRegressor}. */
  static List<Value> regressor(Call call) {
    OnnxNode node = call.node();
    Value.Columns input = call.matrix(0);
    int targets = node.number("n_targets", 1, 1, MAX_OUTPUTS);
    String aggregate = node.text("aggregate_function", "SUM");
    String transform = node.text("post_transform", "NONE");
    double[] base = base(node, targets);
    RawForest forest = ForestAttributes.read(call, "target", targets);
    return List.of(regression(call, new Sums(forest, input, targets, base), aggregate, transform));
  }

  /** {@code TreeEnsemble}. */
  static List<Value> ensemble(Call call) {
    OnnxNode node = call.node();
    Value.Columns input = call.matrix(0);
    int targets = node.number("n_targets", 1, 1, MAX_OUTPUTS);
    String aggregate = AGGREGATES.get(node.number("aggregate_function", 1, 0, 3));
    String transform = TRANSFORMS.get(node.number("post_transform", 0, 0, 4));
    RawForest forest = ForestTensors.read(call, targets);
    Sums sums = new Sums(forest, input, targets, new double[0]);
    return List.of(regression(call, sums, aggregate, transform));
  }

  /** What is added up. */
  private record Sums(RawForest forest, Value.Columns input, int outputs, double[] base) {

    int node(Call call, double[] last) {
      return Forests.sums(call, forest, input, outputs, last);
    }
  }

  private static Value regression(Call call, Sums sums, String aggregate, String transform) {
    boolean mean = aggregate.equals("AVERAGE");
    Inexpressible.unless(
        mean || aggregate.equals("SUM"), "has the aggregate_function " + aggregate);
    Inexpressible.unless(
        transform.equals("NONE") || sums.outputs > 1,
        "has the post_transform " + transform + " for one target, which runtimes leave out");
    int node = sums.node(call, mean ? new double[0] : sums.base);
    if (mean) {
      double[] shares = new double[call.source().charge(sums.outputs)];
      Arrays.fill(shares, 1.0 / sums.forest.roots().length);
      node = Affine.scale(call.plan(), node, new double[sums.outputs], shares);
      if (sums.base.length > 0) {
        node = Affine.add(call.plan(), node, sums.base);
      }
    }
    return Transforms.apply(call, call.matrix(node, sums.input.type()), transform);
  }

  private static double[] base(OnnxNode node, int outputs) {
    double[] base = node.realsOrTensor("base_values");
    node.require(
        base.length == 0 || base.length == outputs, "base_values", "one an output", base.length);
    return base;
  }

  /** {@code TreeEnsembleClassifier}: the label and the scores. */
  static List<Value> classifier(Call call) {
    OnnxNode node = call.node();
    Value.Columns input = call.matrix(0);
    List<String> classes = node.names("classlabels_strings", "classlabels_int64s");
    node.require(!classes.isEmpty(), "classlabels", "at least one", "none");
    Inexpressible.unless(classes.size() > 1, "has one class");
    RawForest forest = ForestAttributes.read(call, "class", classes.size());
    String transform = node.text("post_transform", "NONE");
    int[] ids = forest.leaves().outputs();
    boolean oneColumn = classes.size() == 2 && Arrays.stream(ids).distinct().count() == 1;
    Value.Columns scores =
        oneColumn
            ? binary(call, forest, input, transform)
            : several(call, new Sums(forest, input, classes.size(), base(node, classes.size())));
    Value.Columns result = oneColumn ? scores : Transforms.apply(call, scores, transform);
    return List.of(new Value.Label(classes, result), result);
  }

  private static Value.Columns several(Call call, Sums sums) {
    Inexpressible.unless(
        sums.outputs > 2 || sums.base.length == 0,
        "has base_values for two classes that have weights each, of which runtimes use one");
    return call.matrix(sums.node(call, sums.base), sums.input.type());
  }

  private static Value.Columns binary(
      Call call, RawForest forest, Value.Columns input, String transform) {
    Inexpressible.unless(
        forest.leaves().outputs()[0] == 0, "has weights for the second of two classes alone");
    Inexpressible.unless(!transform.equals("PROBIT"), "has the post_transform PROBIT");
    Sums sums = new Sums(forest, input, 1, base(call.node(), 1));
    int margin = sums.node(call, sums.base);
    Plan plan = call.plan();
    if (transform.equals("LOGISTIC")) {
      int link = plan.add(margin, in -> new Node.Link(in, Node.LinkFunction.SIGMOID));
      return call.matrix(link, input.type());
    }
    boolean positive = Arrays.stream(forest.leaves().weights()).allMatch(weight -> weight >= 0);
    Doubles weights = Doubles.of(-1, 1);
    Doubles bias = positive ? Doubles.of(1, 0) : Doubles.of(0, 0);
    int pair =
        plan.add(margin, in -> new Node.Dense(in, 2, weights, bias, Node.Activation.IDENTITY));
    return call.matrix(pair, input.type());
  }
}
