package org.sagekit.monitor.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.special.Gamma;
import org.sagekit.api.monitor.DriftResult;

/**
 * Asks whether more rows have categories that the reference lacks than chance brings.
 *
 * <p>If nothing has changed, each way to divide all rows in those of then and of now is equally
 * likely, and a category that occurs k times falls into the rows of now as a whole with a known
 * chance. Rows that fill such categories are counted; whether categories do so goes together
 * negatively, so Chernoff's bound for independent ones holds (Joag-Dev &amp; Proschan 1983,
 * "Negative association of random variables, with applications"), which is the p-value: never too
 * small, and exact for a single category. The effect is the share of such rows less what is to be
 * expected of it, which is what Good's estimate says (1953, equation 9) if the reference is large.
 */
final class UnseenCategories {
  static final String TEST = "unseen-categories";
  private static final int BISECTIONS = 100;

  private final double now;
  private final double unseen;
  private final List<Group> groups;

  /** Categories that occur equally often, and the chance of one to fall into now as a whole. */
  private record Group(double count, double levels, double logChance) {

    /** The logarithm of the odds of doing so when great counts are favoured by {@code t}. */
    double logOdds(double t) {
      return logChance + t * count - rest();
    }

    /** The logarithm of the chance not to. */
    double rest() {
      return Math.log1p(-Math.exp(logChance));
    }
  }

  private UnseenCategories(Levels levels, ColumnPair pair) {
    double present = pair.present();
    double total = present + pair.then().size() - pair.then().missing();
    Map<Long, Long> levelsByCount = new TreeMap<>();
    long rows = 0;
    for (Map.Entry<String, Levels.Count> level : levels.countByLevel().entrySet()) {
      Levels.Count count = level.getValue();
      if (count.then() > 0 || !pair.known().contains(level.getKey())) {
        levelsByCount.merge(count.both(), 1L, Long::sum);
        rows += count.then() == 0 ? count.now() : 0;
      }
    }
    this.now = present;
    this.unseen = rows;
    this.groups =
        levelsByCount.entrySet().stream()
            .filter(one -> one.getKey() <= present && present < total)
            .map(
                one ->
                    new Group(
                        one.getKey().doubleValue(),
                        one.getValue().doubleValue(),
                        logChance(one.getKey().doubleValue(), present, total)))
            .toList();
  }

  /** Of {@code count} rows to be among the {@code now} of {@code total}. */
  private static double logChance(double count, double now, double total) {
    return Gamma.logGamma(now + 1)
        - Gamma.logGamma(now - count + 1)
        - Gamma.logGamma(total + 1)
        + Gamma.logGamma(total - count + 1);
  }

  /** Nothing if the answer is known from how often each category occurs on both sides together. */
  static Optional<DriftResult> ask(Levels levels, ColumnPair pair, DriftRule rule) {
    UnseenCategories question = new UnseenCategories(levels, pair);
    return question.isOpen(rule) ? Optional.of(question.answer()) : Optional.empty();
  }

  private boolean isOpen(DriftRule rule) {
    double most = Math.min(now, most());
    return most > 0
        && (most - expected()) / now >= rule.effectFloor()
        && beyond(most) < rule.level();
  }

  private DriftResult answer() {
    double effect = Math.max(0, (unseen - expected()) / now);
    return new DriftResult(TEST, unseen, beyond(unseen), effect);
  }

  private double sum(ToDoubleFunction<Group> term) {
    return groups.stream().mapToDouble(term).sum();
  }

  private double most() {
    return sum(group -> group.count() * group.levels());
  }

  private double expected() {
    return sum(group -> group.count() * group.levels() * Math.exp(group.logChance()));
  }

  /** The least of {@code exp(K(t) - t rows)} over t from 0, K being cumulant generating. */
  private double beyond(double rows) {
    if (rows <= expected()) {
      return 1;
    }
    if (rows >= most()) {
      return Math.exp(sum(group -> group.levels() * group.logChance()));
    }
    double high = 1 / now;
    while (slope(high) < rows) {
      high *= 2;
    }
    double low = 0;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (slope(middle) < rows) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.min(1, Math.exp(cumulant(low) - low * rows));
  }

  private double cumulant(double t) {
    return sum(group -> group.levels() * (group.rest() + softPlus(group.logOdds(t))));
  }

  private double slope(double t) {
    return sum(group -> group.levels() * group.count() / (1 + Math.exp(-group.logOdds(t))));
  }

  /** {@code log(1 + exp(x))} without overflow. */
  private static double softPlus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
