package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Select;

/** Sums and products with constants. What follows a layer becomes part of it where it can. */
final class Affine {
  private static final Doubles ONE = Doubles.of(1);
  private static final Doubles NOTHING = Doubles.of(0);

  private Affine() {}

  /** {@code (x - shift) * factor}. */
  static int scale(Plan plan, int node, double[] shift, double[] factor) {
    Doubles shifts = Doubles.of(shift);
    Doubles factors = Doubles.of(factor);
    plan.source().charge(2L * shift.length);
    return plan.add(node, in -> new Node.Scale(in, shifts, factors));
  }

  /** {@code x + terms}. */
  static int add(Plan plan, int node, double[] terms) {
    if (plan.node(node) instanceof Node.Dense dense
        && dense.activation() == Node.Activation.IDENTITY) {
      double[] bias = dense.bias().toArray();
      for (int i = 0; i < bias.length; i++) {
        bias[i] += terms[i];
      }
      Doubles biases = Doubles.of(bias);
      return plan.add(
          dense.input(),
          in -> new Node.Dense(in, bias.length, dense.weights(), biases, Node.Activation.IDENTITY));
    }
    double[] shift = new double[terms.length];
    Arrays.setAll(shift, i -> -terms[i]);
    return scale(plan, node, shift, filled(terms.length, 1));
  }

  /** {@code x * factors}. */
  static int multiply(Plan plan, int node, double[] factors) {
    return scale(plan, node, new double[factors.length], factors);
  }

  /** A layer: output by output its weights. */
  static int dense(Plan plan, int node, double[] weights, double[] bias) {
    Doubles matrix = Doubles.of(weights);
    Doubles biases = Doubles.of(bias);
    plan.source().charge((long) weights.length + bias.length);
    return plan.add(
        node, in -> new Node.Dense(in, bias.length, matrix, biases, Node.Activation.IDENTITY));
  }

  /** An activation, as part of the layer before it or by itself. */
  static int activate(Plan plan, int node, Node.Activation activation) {
    if (plan.node(node) instanceof Node.Dense dense
        && dense.activation() == Node.Activation.IDENTITY) {
      return plan.add(
          dense.input(),
          in -> new Node.Dense(in, dense.outputs(), dense.weights(), dense.bias(), activation));
    }
    List<Integer> parts = new ArrayList<>();
    for (int i = 0; i < plan.width(node); i++) { // apart: 0 * infinity in one layer would be NaN
      List<Integer> index = List.of(i);
      int part = plan.add(node, in -> new Select(in, index));
      parts.add(plan.add(part, in -> new Node.Dense(in, 1, ONE, NOTHING, activation)));
    }
    return plan.add(parts, Node.Concat::new);
  }

  static double[] filled(int size, double number) {
    double[] numbers = new double[size];
    Arrays.fill(numbers, number);
    return numbers;
  }
}
