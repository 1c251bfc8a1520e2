package org.sagekit.core.model;

import java.util.List;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.CutForest;
import org.sagekit.api.model.DateParts;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Factorization;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Neighbours;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Select;

/**
 * The steps of all nodes but inputs and those of {@link StepPlan}, as their types in {@link Node}
 * say. {@link StrictMath} is used throughout: the same bits on every machine.
 */
final class Steps {
  /** Probabilities are kept from 0 before their logarithm is taken. */
  private static final double LEAST = 1e-15;

  private Steps() {}

  /**
   * The step of a node.
   *
   * @param node any node that takes other nodes
   * @param at where nodes keep their numbers
   * @param self the node's index
   */
  static Step of(Node node, Layout at, int self) {
    int out = at.offset(self);
    if (node instanceof Node.WeightedSum sum) {
      return weightedSum(sum, at, self);
    }
    int input = node.inputs().get(0);
    int in = at.offset(input);
    int width = at.width(input);
    if (node instanceof Node.MissingIndicator) {
      return each(in, out, width, (x, i) -> Double.isNaN(x) ? 1 : 0);
    }
    if (node instanceof Node.Scale scale) {
      double[] shift = scale.shift().toArray();
      double[] factor = scale.factor().toArray();
      return each(in, out, width, (x, i) -> (x - shift[i]) * factor[i]);
    }
    if (node instanceof Node.OneHot oneHot) {
      return oneHot(in, out, oneHot.levels());
    }
    if (node instanceof Node.LevelValue level) {
      double[] values = level.values().toArray();
      double other = level.other();
      return each(in, out, 1, (x, i) -> x >= 0 && x < values.length ? values[(int) x] : other);
    }
    if (node instanceof Node.Dense dense) {
      return dense(dense, in, out, width);
    }
    if (node instanceof Node.TreeEnsemble trees) {
      return new TreeStep(trees, at, in, out);
    }
    if (node instanceof Node.Link link) {
      return link(link.function(), in, out, width);
    }
    return learnt(node, at, self);
  }

  private static Step learnt(Node node, Layout at, int self) {
    int out = at.offset(self);
    int in = at.offset(node.inputs().get(0));
    int width = at.width(node.inputs().get(0));
    if (node instanceof Activate activate) {
      return each(in, out, width, (x, i) -> function(activate.function(), x));
    }
    if (node instanceof Select select) {
      return select(select, in, out);
    }
    if (node instanceof Interpolate interpolate) {
      double[][] xs = interpolate.xs().stream().map(Doubles::toArray).toArray(double[][]::new);
      double[][] ys = interpolate.ys().stream().map(Doubles::toArray).toArray(double[][]::new);
      return each(in, out, width, (x, i) -> Curves.at(xs[i], ys[i], x));
    }
    if (node instanceof DateParts dates) {
      return dateParts(dates, in, out);
    }
    if (node instanceof Kernel kernel) {
      return new KernelStep(kernel, at, in, out, width);
    }
    if (node instanceof Neighbours neighbours) {
      return new NeighbourStep(neighbours, at, in, out, width);
    }
    if (node instanceof Gaussians gaussians) {
      return new GaussianStep(gaussians, in, out, width);
    }
    if (node instanceof Factorization pairs) {
      return new FactorizationStep(pairs, at, in, out, width);
    }
    if (node instanceof CutForest forest) {
      return new CutForestStep(forest, in, out);
    }
    throw new IllegalArgumentException("Scorer: node must be of a known type, but was " + node);
  }

  private static Step select(Select select, int in, int out) {
    int[] indices = select.indices().stream().mapToInt(Integer::intValue).toArray();
    return (memory, rows) -> {
      for (int row = 0; row < rows; row++) {
        for (int i = 0; i < indices.length; i++) {
          memory.values[memory.at(row, out) + i] = memory.values[memory.at(row, in) + indices[i]];
        }
      }
    };
  }

  private static Step dateParts(DateParts dates, int in, int out) {
    List<DateParts.Part> parts = dates.parts();
    return (memory, rows) -> {
      for (int row = 0; row < rows; row++) {
        double time = memory.values[memory.at(row, in)];
        for (int i = 0; i < parts.size(); i++) {
          memory.values[memory.at(row, out) + i] = Calendar.part(time, parts.get(i));
        }
      }
    };
  }

  private static double function(Activate.Function function, double x) {
    return switch (function) {
      case LOG -> StrictMath.log(Math.max(x, LEAST));
      case LOGIT -> {
        double p = Math.min(Math.max(x, LEAST), 1 - LEAST);
        yield StrictMath.log(p / (1 - p));
      }
      case EXP -> StrictMath.exp(x);
      case LOGISTIC -> sigmoid(x);
    };
  }

  /** What is done to each number by itself. */
  @FunctionalInterface
  private interface Change {
    double of(double x, int index);
  }

  private static Step each(int in, int out, int width, Change change) {
    return (memory, rows) -> {
      double[] values = memory.values;
      for (int row = 0; row < rows; row++) {
        int from = memory.at(row, in);
        int to = memory.at(row, out);
        for (int i = 0; i < width; i++) {
          values[to + i] = change.of(values[from + i], i);
        }
      }
    };
  }

  private static Step weightedSum(Node.WeightedSum sum, Layout at, int self) {
    int[] from = sum.inputs().stream().mapToInt(at::offset).toArray();
    double[] weights = sum.weights().toArray();
    int width = at.width(self);
    int out = at.offset(self);
    return (memory, rows) -> {
      for (int row = 0; row < rows; row++) {
        for (int i = 0; i < width; i++) {
          double total = 0;
          for (int one = 0; one < from.length; one++) {
            total += weights[one] * memory.values[memory.at(row, from[one]) + i];
          }
          memory.values[memory.at(row, out) + i] = total;
        }
      }
    };
  }

  private static Step oneHot(int in, int out, int levels) {
    return (memory, rows) -> {
      for (int row = 0; row < rows; row++) {
        int to = memory.at(row, out);
        java.util.Arrays.fill(memory.values, to, to + levels, 0);
        double level = memory.values[memory.at(row, in)];
        if (level >= 0 && level < levels) {
          memory.values[to + (int) level] = 1;
        }
      }
    };
  }

  private static Step dense(Node.Dense dense, int in, int out, int width) {
    double[] weights = dense.weights().toArray();
    double[] bias = dense.bias().toArray();
    Node.Activation activation = dense.activation();
    return (memory, rows) -> {
      double[] values = memory.values;
      for (int row = 0; row < rows; row++) {
        int from = memory.at(row, in);
        int to = memory.at(row, out);
        for (int output = 0; output < bias.length; output++) {
          double total = bias[output];
          int weight = output * width;
          for (int i = 0; i < width; i++) {
            total += weights[weight + i] * values[from + i];
          }
          values[to + output] = activate(activation, total);
        }
      }
    };
  }

  private static double activate(Node.Activation activation, double x) {
    return switch (activation) {
      case IDENTITY -> x;
      case RELU -> Math.max(x, 0);
      case TANH -> StrictMath.tanh(x);
      case SIGMOID -> sigmoid(x);
    };
  }

  private static Step link(Node.LinkFunction function, int in, int out, int width) {
    return (memory, rows) -> {
      for (int row = 0; row < rows; row++) {
        int from = memory.at(row, in);
        int to = memory.at(row, out);
        switch (function) {
          case SIGMOID -> {
            double p = sigmoid(memory.values[from]);
            memory.values[to] = 1 - p;
            memory.values[to + 1] = p;
          }
          case SOFTMAX -> softmax(memory.values, from, to, width);
          case NORMALIZE -> normalize(memory.values, from, to, width);
          case HARDMAX -> hardmax(memory.values, from, to, width);
        }
      }
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static void softmax(double[] values, int from, int to, int width) {
    double max = values[from];
    for (int i = 1; i < width; i++) {
      max = Math.max(max, values[from + i]);
    }
    double total = 0;
    for (int i = 0; i < width; i++) {
      values[to + i] = StrictMath.exp(values[from + i] - max);
      total += values[to + i];
    }
    for (int i = 0; i < width; i++) {
      values[to + i] /= total;
    }
  }

  private static void normalize(double[] values, int from, int to, int width) {
    double total = 0;
    for (int i = 0; i < width; i++) {
      total += values[from + i];
    }
    for (int i = 0; i < width; i++) {
      values[to + i] = total == 0 ? 1.0 / width : values[from + i] / total;
    }
  }

  private static void hardmax(double[] values, int from, int to, int width) {
    int best = 0;
    for (int i = 1; i < width; i++) {
      best = values[from + i] > values[from + best] ? i : best;
    }
    java.util.Arrays.fill(values, to, to + width, 0);
    values[to + best] = 1;
  }
}
