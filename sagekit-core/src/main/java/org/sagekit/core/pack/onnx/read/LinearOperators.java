package org.sagekit.core.pack.onnx.read;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;

/** Operators of ai.onnx.ml that add, multiply and fill in. */
final class LinearOperators {
  private LinearOperators() {}

  /** {@code LinearRegressor}. */
  static List<Value> regressor(Call call) {
    OnnxNode node = call.node();
    Value.Columns input = call.matrix(0);
    int targets = node.number("targets", 1, 1, Plan.MAX_FIELDS);
    Value.Columns sums = layer(call, input, targets);
    return List.of(Transforms.apply(call, sums, node.text("post_transform", "NONE")));
  }

  /** {@code LinearClassifier}: the label and the scores. */
  static List<Value> classifier(Call call) {
    OnnxNode node = call.node();
    Value.Columns input = call.matrix(0);
    List<String> classes = node.names("classlabels_strings", "classlabels_ints");
    long weights = node.reals("coefficients").length;
    Inexpressible.unless(
        classes.size() > 1 && weights != input.width(),
        "has one row of coefficients, of which runtimes make no probabilities");
    Value.Columns sums = layer(call, input, classes.size());
    Value.Columns scores = Transforms.apply(call, sums, node.text("post_transform", "NONE"));
    return List.of(new Value.Label(classes, scores), scores);
  }

  private static Value.Columns layer(Call call, Value.Columns input, int outputs) {
    OnnxNode node = call.node();
    double[] weights = node.reals("coefficients");
    node.require(
        weights.length == (long) outputs * input.width(),
        "coefficients",
        "outputs x inputs = " + (long) outputs * input.width(),
        weights.length);
    double[] bias = node.reals("intercepts");
    node.require(
        bias.length == 0 || bias.length == outputs, "intercepts", "one an output", bias.length);
    double[] starts = bias.length == 0 ? new double[outputs] : bias;
    return call.matrix(Affine.dense(call.plan(), input.node(), weights, starts), input.type());
  }

  /** {@code Scaler}. */
  static List<Value> scaler(Call call) {
    Value.Columns input = call.matrix(0);
    double[] offset = each(call, "offset", call.node().reals("offset"), input.width());
    double[] scale = each(call, "scale", call.node().reals("scale"), input.width());
    return List.of(
        call.matrix(Affine.scale(call.plan(), input.node(), offset, scale), ElementType.FLOAT));
  }

  /** {@code Imputer}. */
  static List<Value> imputer(Call call) {
    OnnxNode node = call.node();
    Value.Columns input = call.matrix(0);
    Inexpressible.unless(
        Double.isNaN(node.real("replaced_value_float", 0)) && node.has("imputed_value_floats"),
        "replaces something else than NaN");
    double[] numbers = node.reals("imputed_value_floats");
    Doubles values = Doubles.of(each(call, "imputed_value_floats", numbers, input.width()));
    int imputed = call.plan().add(input.node(), in -> new Node.Impute(in, values));
    return List.of(call.matrix(imputed, input.type()));
  }

  /** One number for each column, of which the file may have one for all. */
  private static double[] each(Call call, String name, double[] numbers, int width) {
    call.node()
        .require(
            numbers.length == 1 || numbers.length == width,
            name,
            "one or one a column, " + width,
            numbers.length);
    if (numbers.length == width) {
      return numbers;
    }
    return Affine.filled(call.source().charge(width), numbers[0]);
  }

  /** {@code Binarizer}. */
  static List<Value> binarizer(Call call) {
    Value.Columns input = call.matrix(0);
    Staircase above = Staircase.above(call.node().real("threshold", 0));
    int node = Staircase.of(call.plan(), input, column -> above);
    return List.of(call.matrix(node, input.type()));
  }

  /** {@code Normalizer}, of numbers that are known to be no less than 0. */
  static List<Value> normalizer(Call call) {
    Value.Columns input = call.matrix(0);
    String norm = call.node().text("norm", "MAX");
    Inexpressible.unless(
        norm.equals("L1") && isPositive(call.plan().node(input.node())),
        "has the norm " + norm + " of numbers that may be negative");
    int shares =
        call.plan().add(input.node(), in -> new Node.Link(in, Node.LinkFunction.NORMALIZE));
    return List.of(call.matrix(shares, input.type()));
  }

  private static boolean isPositive(Node node) {
    return node instanceof Node.Link
        || (node instanceof Activate activate
            && List.of(Activate.Function.EXP, Activate.Function.LOGISTIC)
                .contains(activate.function()));
  }

  /** {@code FeatureVectorizer}: all columns behind one another. */
  static List<Value> vectorizer(Call call) {
    Integer[] nodes = new Integer[call.inputs().size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = call.matrix(i).node();
    }
    call.node().require(nodes.length > 0, "inputs", "at least one", "none");
    int all = call.plan().add(Arrays.asList(nodes), Node.Concat::new);
    return List.of(call.matrix(all, ElementType.FLOAT));
  }

  /** {@code ZipMap}: scores with names. */
  static List<Value> zipMap(Call call) {
    Value.Columns input = call.matrix(0);
    List<String> names = call.node().names("classlabels_strings", "classlabels_int64s");
    call.node()
        .require(
            names.size() == input.width(),
            "classlabels",
            "one a column, " + input.width(),
            names.size());
    return List.of(new Value.Named(names, input));
  }
}
