package org.sagekit.core.tune;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.sagekit.api.Problems;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Metric;

/**
 * How a trainer did on each fold of a cross-validation.
 *
 * @param metric the figure
 * @param scores one finite number a fold, at least two
 */
public record FoldScores(Metric metric, Doubles scores) {

  /**
   * Checks the scores.
   *
   * @throws IllegalArgumentException if there are fewer than two or one is not finite
   */
  public FoldScores {
    boolean finite = Arrays.stream(scores.toArray()).allMatch(Double::isFinite);
    Problems.of("FoldScores")
        .require(scores.size() >= 2, "scores", "at least 2", scores.size())
        .require(finite, "scores", "finite", scores)
        .throwIfAny();
  }

  /**
   * The mean over the folds with its 95 % interval by Student's t distribution, one degree of
   * freedom less than there are folds, cut off where the metric ends.
   *
   * <p>The folds share training rows, so their scores are not independent, and no estimate of the
   * variance out of one cross-validation is unbiased (Bengio and Grandvalet 2004, JMLR 5). Take the
   * interval as a measure of how much the folds differ.
   *
   * @return the estimate
   */
  public Estimate estimate() {
    double[] values = scores.toArray();
    double mean = mean();
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double error = Math.sqrt(squares / (values.length - 1) / values.length);
    double half = new TDistribution(null, values.length - 1).inverseCumulativeProbability(0.975);
    return new Estimate(
        mean,
        Math.max(metric.least(), mean - half * error),
        Math.min(metric.greatest(), mean + half * error));
  }

  /**
   * The mean over the folds.
   *
   * @return a finite number
   */
  public double mean() {
    double sum = 0;
    for (int fold = 0; fold < scores.size(); fold++) {
      sum += scores.get(fold);
    }
    return sum / scores.size();
  }
}
