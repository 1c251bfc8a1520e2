package org.sagekit.api.model;

import java.util.List;
import org.sagekit.api.Problems;

/**
 * Sums of likenesses to points: output o is {@code bias[o] + sum over i of weights[o][i] * k(x,
 * point i)}, added in the order of the points with the bias first. Support vector machines and
 * Gaussian processes end in such sums.
 *
 * @param input a node
 * @param function the likeness k
 * @param gamma how fast it falls with the distance, above 0
 * @param points point by point, one number a number of the input
 * @param weights output by output, one a point
 * @param bias one an output
 */
public record Kernel(
    int input, Function function, double gamma, Doubles points, Doubles weights, Doubles bias)
    implements Node {

  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public int width(List<Integer> inputWidths) {
    int width = inputWidths.get(0);
    Problems.of("Kernel")
        .require(gamma > 0 && gamma < Double.POSITIVE_INFINITY, "gamma", "above 0", gamma)
        .require(bias.size() > 0, "bias", "one an output", "none")
        .require(points.size() > 0 && points.size() % width == 0, "points", "whole", points.size())
        .require(
            weights.size() == (long) (points.size() / width) * bias.size(),
            "weights",
            "outputs x points = " + (long) (points.size() / width) * bias.size(),
            weights.size())
        .throwIfAny();
    return bias.size();
  }

  /** A likeness of two points; d is their Euclidean distance. */
  public enum Function {
    /** {@code exp(-gamma * d^2)}, also called radial basis function. */
    GAUSSIAN,
    /** {@code exp(-gamma * d)}. */
    EXPONENTIAL,
    /** {@code (1 + r) * exp(-r)} with {@code r = sqrt(3) * gamma * d}: Matern's of 3/2. */
    MATERN_3_2,
    /**
     * {@code (1 + r + r^2 / 3) * exp(-r)} with {@code r = sqrt(5) * gamma * d}: Matern's of 5/2.
     */
    MATERN_5_2
  }
}
