package org.sagekit.core.label;

import java.util.List;
import org.sagekit.api.label.Aggregator;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.NumberAggregation;
import org.sagekit.core.label.number.NumberAggregator;

/**
 * Where aggregators of answers that are numbers come from. Their settings mean the same in every
 * unit. With few votes a worker or a task the mean is hard to beat: CATD, PM and LFC may come to
 * believe one worker who is near the others by chance.
 */
public final class NumberAggregators {
  private static final NumberAggregator MEAN = NumberAggregator.mean();
  private static final NumberAggregator MEDIAN = NumberAggregator.median();
  private static final NumberAggregator CATD = NumberAggregator.catd();
  private static final NumberAggregator PM = NumberAggregator.pm();
  private static final NumberAggregator LFC = NumberAggregator.lfc();

  private NumberAggregators() {}

  /**
   * The mean of each task's votes.
   *
   * @return the aggregator {@code mean}
   */
  public static Aggregator<Answers<Double>, NumberAggregation> mean() {
    return MEAN;
  }

  /**
   * The median of each task's votes, which one vote that is far off does not move.
   *
   * @return the aggregator {@code median}
   */
  public static Aggregator<Answers<Double>, NumberAggregation> median() {
    return MEDIAN;
  }

  /**
   * Workers count by the lower end of the confidence interval of their precision, so that few votes
   * are trusted little: Q. Li et al., "A Confidence-Aware Approach for Truth Discovery on Long-Tail
   * Data", PVLDB 8(4), 2014. Starts from the median; ends when nothing moves, or after 100
   * iterations.
   *
   * @return the aggregator {@code catd}
   */
  public static Aggregator<Answers<Double>, NumberAggregation> catd() {
    return CATD;
  }

  /**
   * Workers count by the logarithm of their loss: Q. Li et al., "Resolving Conflicts in
   * Heterogeneous Data by Truth Discovery and Source Reliability Estimation" (CRH), SIGMOD 2014,
   * with the normalised absolute loss, so that the truth is a weighted median. Starts from the
   * median; at most 10 iterations.
   *
   * @return the aggregator {@code pm}
   */
  public static Aggregator<Answers<Double>, NumberAggregation> pm() {
    return PM;
  }

  /**
   * Workers count by their precision, one over their mean squared distance from the truth: V. C.
   * Raykar et al., "Learning From Crowds", JMLR 11, 2010. Starts from the mean; ends when nothing
   * moves, or after 50 iterations.
   *
   * @return the aggregator {@code lfc-n}
   */
  public static Aggregator<Answers<Double>, NumberAggregation> lfc() {
    return LFC;
  }

  /**
   * All aggregators of numbers.
   *
   * @return the simplest first
   */
  public static List<Aggregator<Answers<Double>, NumberAggregation>> all() {
    return List.of(MEAN, MEDIAN, CATD, PM, LFC);
  }

  /**
   * An aggregator by name.
   *
   * @param name such as {@code median}
   * @return the aggregator
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public static Aggregator<Answers<Double>, NumberAggregation> named(String name) {
    return AggregatorNames.find("NumberAggregators", name, all());
  }
}
