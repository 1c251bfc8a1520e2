package org.sagekit.api.model;

import java.util.List;
import org.sagekit.api.Problems;

/**
 * The logarithms of weighted normal densities: output k is {@code logWeights[k] - d / 2 * ln(2 pi)
 * + ln det F - |F (x - mean)|^2 / 2} with the k-th mean and the k-th inverse root F of the
 * covariance. Naive Bayes, Gaussian mixtures and nearest centres end in them.
 *
 * <p>If the factors are diagonal, a missing number of the input is left out of the density, which
 * is exact for independent numbers; else no number may be missing.
 *
 * @param input a node
 * @param means output by output, one a number of the input
 * @param factors output by output: the diagonals of the roots, one a number of the input, or their
 *     lower triangles as full matrices row by row; diagonals are above 0
 * @param logWeights one an output; it may be minus infinity
 */
public record Gaussians(int input, Doubles means, Doubles factors, Doubles logWeights)
    implements Node {

  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public int width(List<Integer> inputWidths) {
    int width = inputWidths.get(0);
    int outputs = logWeights.size();
    long diagonal = (long) outputs * width;
    Problems.of("Gaussians")
        .require(outputs > 0, "logWeights", "one an output", "none")
        .require(means.size() == diagonal, "means", "outputs x inputs = " + diagonal, means.size())
        .require(
            factors.size() == diagonal || factors.size() == diagonal * width,
            "factors",
            diagonal + " or " + diagonal * width,
            factors.size())
        .throwIfAny();
    for (int i = 0; i < diagonal; i++) {
      double root = factors.get(factors.size() == diagonal ? i : i * width + i % width);
      Problems.of("Gaussians").require(root > 0, "diagonals", "above 0", root).throwIfAny();
    }
    return outputs;
  }
}
