package org.sagekit.monitor.chance;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Erf;

/**
 * The stratified test of rank sums (van Elteren 1960, "On the combination of independent two-sample
 * tests of Wilcoxon"). The parts are independent although classifiers learn from earlier parts:
 * whatever a classifier has learnt, if nothing has changed, the ranks of a part that it did not
 * know fall to then and now by chance alone, so that they say nothing of the other parts.
 *
 * @param parts those in which both sides have rows
 */
record StratifiedRanks(List<HeldOutRanks> parts) {
  /** With as many rows of each side in a part the rank sum is as good as normal. */
  private static final int NORMAL_FROM = 20;

  static StratifiedRanks of(List<HeldOutRanks> parts) {
    return new StratifiedRanks(List.copyOf(parts));
  }

  Separation judge(long seed) {
    double pairs = parts.stream().mapToDouble(HeldOutRanks::pairs).sum();
    if (pairs == 0) {
      return Separation.NONE;
    }
    double area = 0.5 + parts.stream().mapToDouble(HeldOutRanks::excess).sum() / pairs;
    double effect = Math.min(1, Math.max(0, 2 * area - 1));
    return new Separation(area, pValue(seed), effect);
  }

  private double pValue(long seed) {
    double observed = parts.stream().mapToDouble(part -> part.weight() * part.excess()).sum();
    double variance = parts.stream().mapToDouble(p -> p.weight() * p.weight() * p.variance()).sum();
    if (variance == 0) {
      return 1;
    }
    if (parts.stream().allMatch(part -> part.fewer() >= NORMAL_FROM)) {
      return Erf.erfc(observed / Math.sqrt(2 * variance)) / 2;
    }
    if (parts.stream().allMatch(HeldOutRanks::isSeparated)) {
      return Math.exp(parts.stream().mapToDouble(HeldOutRanks::logChanceOfSeparation).sum());
    }
    SplittableRandom random = new SplittableRandom(seed);
    return Permutations.pValue(
        Permutations.MOST,
        observed,
        () -> parts.stream().mapToDouble(part -> part.weight() * part.excess(random)).sum());
  }
}
