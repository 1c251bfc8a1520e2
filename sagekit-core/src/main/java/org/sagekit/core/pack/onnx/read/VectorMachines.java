package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/**
 * Support vector machines with a linear or a Gaussian kernel. Classes are decided pair by pair; a
 * machine without probabilities ends in 1 for the class that most pairs are won by, as its label
 * says, because the scores that ONNX calls probabilities are those of the pairs.
 */
final class VectorMachines {
  private VectorMachines() {}

  /** {@code SVMRegressor}. */
  static List<Value> regressor(Call call) {
    OnnxNode node = call.node();
    Value.Columns input = call.matrix(0);
    Inexpressible.unless(node.number("one_class", 0) == 0, "tells outliers");
    String transform = node.text("post_transform", "NONE");
    Inexpressible.unless(transform.equals("NONE"), "has the post_transform " + transform);
    double[] rho = node.reals("rho");
    node.require(rho.length == 1, "rho", "one number", rho.length);
    int supports = node.number("n_supports", 0, 0, Integer.MAX_VALUE);
    double[] weights = node.reals("coefficients");
    if (supports == 0) {
      node.require(weights.length == input.width(), "coefficients", "one a column", weights.length);
      return result(call, Affine.dense(call.plan(), input.node(), weights, rho));
    }
    node.require(
        weights.length == supports, "coefficients", "one a support vector", weights.length);
    return result(call, sums(call, input, supports, weights, rho));
  }

  private static List<Value> result(Call call, int node) {
    return List.of(call.matrix(node, ElementType.FLOAT));
  }

  /** {@code SVMClassifier}: the label and the scores. */
  static List<Value> classifier(Call call) {
    OnnxNode node = call.node();
    Value.Columns input = call.matrix(0);
    List<String> classes = node.names("classlabels_strings", "classlabels_ints");
    int[] perClass = node.indices("vectors_per_class", Integer.MAX_VALUE);
    Inexpressible.unless(classes.size() > 1 && perClass.length > 0, "has no support vectors");
    node.require(
        perClass.length == classes.size(), "vectors_per_class", "one a class", perClass.length);
    long supports = 0;
    for (int count : perClass) {
      supports += count;
    }
    double[] coefficients = node.reals("coefficients");
    node.require(
        supports > 0 && coefficients.length == (classes.size() - 1) * supports,
        "coefficients",
        "one a support vector and class but one",
        coefficients.length);
    long pairs = classes.size() * (classes.size() - 1L) / 2;
    double[] rho = node.reals("rho");
    node.require(rho.length == pairs, "rho", "one a pair of classes, " + pairs, rho.length);
    double[] weights = pairWeights(call, perClass, coefficients, (int) supports);
    int scores = sums(call, input, (int) supports, weights, rho);
    Value.Columns result = call.matrix(decided(call, scores, classes.size()), ElementType.FLOAT);
    return List.of(new Value.Label(classes, result), result);
  }

  /** The weights of all support vectors, pair by pair. */
  private static double[] pairWeights(
      Call call, int[] perClass, double[] coefficients, int supports) {
    int classes = perClass.length;
    int pairs = classes * (classes - 1) / 2;
    double[] weights = new double[call.source().charge((long) pairs * supports)];
    int pair = 0;
    int firstOfI = 0;
    for (int i = 0; i < classes - 1; i++) {
      int firstOfJ = firstOfI + perClass[i];
      for (int j = i + 1; j < classes; j++) {
        int to = pair++ * supports;
        System.arraycopy(
            coefficients, (j - 1) * supports + firstOfI, weights, to + firstOfI, perClass[i]);
        System.arraycopy(
            coefficients, i * supports + firstOfJ, weights, to + firstOfJ, perClass[j]);
        firstOfJ += perClass[j];
      }
      firstOfI += perClass[i];
    }
    return weights;
  }

  /** Weighted likenesses to the support vectors. */
  private static int sums(
      Call call, Value.Columns input, int supports, double[] weights, double[] rho) {
    OnnxNode node = call.node();
    double[] vectors = node.reals("support_vectors");
    node.require(
        vectors.length == (long) supports * input.width(),
        "support_vectors",
        "vectors x columns = " + (long) supports * input.width(),
        vectors.length);
    String kernel = node.text("kernel_type", "LINEAR");
    if (kernel.equals("LINEAR")) {
      return linear(call, input, vectors, weights, rho);
    }
    Inexpressible.unless(kernel.equals("RBF"), "has the kernel_type " + kernel);
    double[] params = node.reals("kernel_params");
    node.require(
        params.length > 0 && params[0] > 0 && params[0] < Double.POSITIVE_INFINITY,
        "kernel_params",
        "a gamma above 0",
        params.length == 0 ? "missing" : params[0]);
    Doubles points = Doubles.of(vectors);
    Doubles factors = Doubles.of(weights);
    Doubles bias = Doubles.of(rho);
    return call.plan()
        .add(
            input.node(),
            in -> new Kernel(in, Kernel.Function.GAUSSIAN, params[0], points, factors, bias));
  }

  private static int linear(
      Call call, Value.Columns input, double[] vectors, double[] weights, double[] rho) {
    int width = input.width();
    int supports = vectors.length / width;
    double[] matrix = new double[call.source().charge((long) rho.length * width)];
    call.source().charge((long) rho.length * vectors.length);
    for (int output = 0; output < rho.length; output++) {
      for (int vector = 0; vector < supports; vector++) {
        double weight = weights[output * supports + vector];
        for (int i = 0; i < width; i++) {
          matrix[output * width + i] += weight * vectors[vector * width + i];
        }
      }
    }
    return Affine.dense(call.plan(), input.node(), matrix, rho);
  }

  private static int decided(Call call, int scores, int classes) {
    double[] a = call.node().reals("prob_a");
    double[] b = call.node().reals("prob_b");
    if (a.length == 0) {
      return mostWon(call, scores, classes);
    }
    Inexpressible.unless(
        classes == 2, "couples the probabilities of more than two classes by iteration");
    Inexpressible.unless(
        call.node().text("post_transform", "NONE").equals("NONE"), "has a post_transform");
    call.node().require(a.length == 1 && b.length == 1, "prob_a", "one a pair", a.length);
    int second = Affine.dense(call.plan(), scores, a, b);
    return call.plan().add(second, in -> new Node.Link(in, Node.LinkFunction.SIGMOID));
  }

  /** A pair is won by its first class if the score is above 0. */
  private static int mostWon(Call call, int scores, int classes) {
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      for (int j = i + 1; j < classes; j++) {
        call.source().charge(2L * classes);
        trees.add(duel(trees.size(), i, j, classes));
      }
    }
    int votes =
        call.plan()
            .add(
                scores,
                in ->
                    new Node.TreeEnsemble(
                        in,
                        classes,
                        trees,
                        List.of(),
                        Doubles.of(new double[classes]),
                        1,
                        Node.Comparison.LESS_OR_EQUAL,
                        Node.Precision.DOUBLE));
    return call.plan().add(votes, in -> new Node.Link(in, Node.LinkFunction.HARDMAX));
  }

  private static Tree duel(int pair, int first, int second, int classes) {
    Tree.Builder tree = Tree.builder(classes);
    int root = tree.split(pair, 0, true, 2);
    double[] lost = new double[classes];
    lost[second] = 1;
    double[] won = new double[classes];
    won[first] = 1;
    tree.children(root, tree.leaf(1, lost), tree.leaf(1, won));
    return tree.build();
  }
}
