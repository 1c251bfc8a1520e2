package org.sagekit.core.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.BiPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

  /** The exact chance that a rule ever holds in so many trials, looked at after each. */
  private static double everHolds(int trials, double share, BiPredicate<Integer, Integer> rule) {
    double[] chanceByHits = new double[trials + 1];
    chanceByHits[0] = 1;
    double held = 0;
    for (int trial = 1; trial <= trials; trial++) {
      for (int hits = trial; hits >= 0; hits--) {
        double more = hits == 0 ? 0 : chanceByHits[hits - 1] * share;
        chanceByHits[hits] = chanceByHits[hits] * (1 - share) + more;
        if (chanceByHits[hits] > 0 && rule.test(hits, trial)) {
          held += chanceByHits[hits];
          chanceByHits[hits] = 0;
        }
      }
    }
    return held;
  }

  @ParameterizedTest
  @CsvSource({"0.001, 0.01", "0.01, 0.01", "0.01, 0.05", "0.1, 0.01", "0.5, 0.05"})
  void isWrongNoOftenerThanItsLevelHoweverOftenOneLooks(double limit, double level) {
    double wrong = everHolds(1_500, limit, (hits, n) -> Evidence.above(hits, n, limit, level));
    assertThat(wrong).isPositive().isLessThanOrEqualTo(level);
  }

  @Test
  void isNeededAsTheTestForOneLookIsWrongFarOftener() {
    double wrong =
        everHolds(
            1_500,
            0.1,
            (hits, n) ->
                hits > 0.1 * n
                    && 1 - new BinomialDistribution(null, n, 0.1).cumulativeProbability(hits - 1)
                        < 0.01);
    assertThat(wrong).isGreaterThan(0.05);
  }

  @ParameterizedTest
  @CsvSource({"0.1, 40", "0.05, 120", "0.02, 1500"})
  void findsAShareAsSoonAsItsDescriptionSays(double share, int requests) {
    double found = everHolds(requests, share, (hits, n) -> Evidence.above(hits, n, 0.01, 0.01));
    assertThat(found).isBetween(0.45, 0.65);
  }

  @Test
  void findsAShareOfFiveTimesTheLimitNearlyAlways() {
    double found = everHolds(500, 0.05, (hits, n) -> Evidence.above(hits, n, 0.01, 0.01));
    assertThat(found).isGreaterThan(0.98);
  }

  @Test
  void doesNotTakeAnErrorInThreeRequestsForMoreThanAHundredth() {
    assertThat(Evidence.above(1, 3, 0.01, 0.01)).isFalse();
    assertThat(Evidence.above(3, 3, 0.01, 0.01)).isTrue();
  }

  @Test
  void knowsNothingWithoutTrials() {
    assertThat(Evidence.above(0, 0, 0.01, 0.01)).isFalse();
    assertThat(Evidence.above(0, 0, 0, 0.01)).isFalse();
  }

  @Test
  void takesOneForMoreThanNone() {
    assertThat(Evidence.above(1, 1_000_000, 0, 0.01)).isTrue();
    assertThat(Evidence.above(5, 5, 1, 0.01)).isFalse();
  }

  @Property(tries = 30)
  void isTheRatioThatIsIntegrated(
      @ForAll @IntRange(min = 1, max = 80) int trials,
      @ForAll @DoubleRange(min = 0.05, max = 0.6) double limit) {
    for (int hits = (int) (limit * trials) + 1; hits <= trials; hits++) {
      int k = hits;
      double integral =
          new IterativeLegendreGaussIntegrator(32, 1e-6, 1e-300)
              .integrate(1 << 20, q -> ratio(q, limit, k, trials) * weight(q, limit), limit, 1);
      double expected = Math.log(integral);
      assertThat(Evidence.logRatio(k, trials, limit)).isCloseTo(expected, within(1e-3));
    }
  }

  /** The density of the beta distribution at a share above the limit. */
  private static double weight(double share, double limit) {
    double b = Math.max(1, 1 / (4 * limit) - 1);
    return b * Math.pow(1 - share, b - 1) / Math.pow(1 - limit, b);
  }

  private static double ratio(double share, double limit, int hits, int trials) {
    return likelihood(share, hits, trials) / likelihood(limit, hits, trials);
  }

  private static double likelihood(double share, int hits, int trials) {
    return Math.pow(share, hits) * Math.pow(1 - share, trials - hits);
  }

  @Property
  void growsWithTheHits(
      @ForAll @LongRange(min = 1, max = 1_000_000_000L) long trials,
      @ForAll @Scale(6) @DoubleRange(min = 0.000001, max = 0.9) double limit,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    long hits = (long) (share * trials);
    double fewer = Evidence.logRatio(hits, trials, limit);
    double more = Evidence.logRatio(Math.min(trials, hits + trials / 10), trials, limit);
    assertThat(fewer).isNotNaN();
    assertThat(more).isGreaterThanOrEqualTo(fewer);
  }
}
