package org.sagekit.core.pack.onnx;

import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Node;

/**
 * What turns scores into predictions. Runtimes differ from this JVM, and from each other, in the
 * last bits of {@code exp}, {@code log} and {@code tanh}; all else is the same to the bit.
 */
final class FunctionLowering {
  private static final double LEAST = 1e-15;

  private FunctionLowering() {}

  static String activate(Activate.Function function, String x, OnnxGraph graph) {
    return switch (function) {
      case LOG -> graph.call("Log", atLeast(x, LEAST, graph));
      case LOGIT -> {
        String p = atMost(atLeast(x, LEAST, graph), 1 - LEAST, graph);
        String odds = graph.call("Div", p, graph.call("Sub", graph.number(1), p));
        yield graph.call("Log", odds);
      }
      case EXP -> graph.call("Exp", x);
      case LOGISTIC -> sigmoid(x, graph);
    };
  }

  static String activate(Node.Activation activation, String x, OnnxGraph graph) {
    return switch (activation) {
      case IDENTITY -> x;
      case RELU -> atLeast(x, 0, graph);
      case TANH -> graph.call("Tanh", x);
      case SIGMOID -> sigmoid(x, graph);
    };
  }

  static String link(Node.LinkFunction function, Value input, OnnxGraph graph) {
    String x = input.name();
    return switch (function) {
      case SIGMOID -> {
        String p = sigmoid(x, graph);
        yield graph.concat(1, graph.call("Sub", graph.number(1), p), p);
      }
      case SOFTMAX -> {
        String max = graph.call("ReduceMax", x, graph.wholes(1));
        String exp = graph.call("Exp", graph.call("Sub", x, max));
        yield graph.call("Div", exp, total(exp, graph));
      }
      case NORMALIZE -> {
        String total = total(x, graph);
        String none = graph.call("Equal", total, graph.number(0));
        yield graph.call(
            "Where", none, graph.number(1.0 / input.width()), graph.call("Div", x, total));
      }
      case HARDMAX -> {
        double[] places = new double[input.width()];
        java.util.Arrays.setAll(places, i -> i);
        String best = graph.toDouble(graph.unsqueeze(first(input, graph), 1));
        yield graph.toDouble(graph.call("Equal", best, graph.numbers(places)));
      }
    };
  }

  /**
   * The index of the greatest number of each row, of equal ones the first. What is no number is
   * never greater, unless it stands first: then nothing is greater than it.
   */
  static String first(Value input, OnnxGraph graph) {
    double[] others = new double[input.width()];
    java.util.Arrays.fill(others, Double.NEGATIVE_INFINITY);
    others[0] = Double.POSITIVE_INFINITY;
    String numbers =
        graph.call("Where", graph.call("IsNaN", input.name()), graph.numbers(others), input.name());
    return graph.add(Op.of("ArgMax", numbers).with("axis", 1).with("keepdims", 0));
  }

  private static String total(String x, OnnxGraph graph) {
    return graph.unsqueeze(graph.sumInOrder(x, 1), 1);
  }

  private static String sigmoid(String x, OnnxGraph graph) {
    String exp = graph.call("Exp", graph.call("Neg", x));
    return graph.call("Div", graph.number(1), graph.call("Add", graph.number(1), exp));
  }

  private static String atLeast(String x, double least, OnnxGraph graph) {
    String limit = graph.number(least);
    return graph.call("Where", graph.call("Less", x, limit), limit, x);
  }

  private static String atMost(String x, double most, OnnxGraph graph) {
    String limit = graph.number(most);
    return graph.call("Where", graph.call("Greater", x, limit), limit, x);
  }
}
