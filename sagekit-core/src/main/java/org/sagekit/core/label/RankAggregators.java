package org.sagekit.core.label;

import java.util.List;
import org.sagekit.api.label.Aggregator;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.RankAggregation;
import org.sagekit.core.label.pairs.BradleyTerry;
import org.sagekit.core.label.pairs.NoisyBradleyTerry;

/** Where aggregators of answers that say which of two things is better come from. */
public final class RankAggregators {
  private static final BradleyTerry BRADLEY_TERRY = new BradleyTerry();
  private static final NoisyBradleyTerry NOISY = new NoisyBradleyTerry();

  private RankAggregators() {}

  /**
   * Each thing has a score, and the odds of one being preferred to another are the exponential of
   * the difference of their scores: R. A. Bradley and M. E. Terry, 1952, by the MM algorithm of D.
   * R. Hunter, Annals of Statistics 32(1), 2004.
   *
   * <p>Each thing has besides a tenth of a win and a tenth of a loss against an imaginary thing in
   * the middle. So one that always wins has a finite score, and things that no chain of comparisons
   * connects stand in one order: each of their groups is in the middle. Ends when no score moves by
   * more than 0.00000001, or after 10,000 iterations; each takes time in proportion to the pairs
   * that were compared. A gold task counts as many comparisons as it has votes.
   *
   * @return the aggregator {@code bradley-terry}
   */
  public static Aggregator<Answers<Preference>, RankAggregation> bradleyTerry() {
    return BRADLEY_TERRY;
  }

  /**
   * As {@link #bradleyTerry}, but each worker is honest with a probability of their own, and says
   * the opposite of what they prefer otherwise: X. Chen et al., "Pairwise Ranking Aggregation in a
   * Crowdsourced Setting", WSDM 2013. Most workers are taken to be honest, until their answers say
   * otherwise. At most 200 iterations.
   *
   * @return the aggregator {@code noisy-bradley-terry}
   */
  public static Aggregator<Answers<Preference>, RankAggregation> noisyBradleyTerry() {
    return NOISY;
  }

  /**
   * All aggregators of preferences.
   *
   * @return the simplest first
   */
  public static List<Aggregator<Answers<Preference>, RankAggregation>> all() {
    return List.of(BRADLEY_TERRY, NOISY);
  }

  /**
   * An aggregator by name.
   *
   * @param name such as {@code bradley-terry}
   * @return the aggregator
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public static Aggregator<Answers<Preference>, RankAggregation> named(String name) {
    return AggregatorNames.find("RankAggregators", name, all());
  }
}
