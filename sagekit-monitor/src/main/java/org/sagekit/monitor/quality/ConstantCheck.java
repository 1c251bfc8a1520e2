package org.sagekit.monitor.quality;

import java.util.Optional;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.KllDistribution;
import org.sagekit.api.monitor.quality.NumberStatistics;
import org.sagekit.api.monitor.quality.TextStatistics;

/**
 * A column does not stand still: one value in all rows is a violation if the baseline had several,
 * and so many rows with this one are unlikely.
 */
final class ConstantCheck implements ColumnCheck {
  /** How likely it may be if no level is set. */
  private static final double UNLIKELY = 1e-4;

  /** How unlikely a baseline must be with a share of the value for this to be refuted. */
  private static final double REFUTED = 0.005;

  /** A value, and which share of so many values of the baseline it was. */
  private record Stuck(String value, double share, double of) {

    /**
     * How likely it is at most that so many rows all have one value of those that are as rare: the
     * first may have any of them. Its share may have been as great as the baseline does not refute.
     */
    double chance(long rows) {
      long others = Math.round((1 - share) * of);
      double most = 1 - Chance.lowerBound(others, Math.round(of), REFUTED);
      return Math.pow(most, rows - 1.0);
    }
  }

  @Override
  public Optional<Violation> violation(Examined column) {
    long all = column.tally().present();
    double level = Math.min(column.level(), UNLIKELY);
    return stuck(column)
        .filter(stuck -> all > 1 && stuck.chance(all) < level)
        .map(
            stuck ->
                column.violation(
                    Check.UNIQUENESS,
                    "Column has the one value '%s' in all %s rows that have a value; "
                        + "in the baseline %s%% had it.",
                    stuck.value(),
                    all,
                    Examined.percent(stuck.share())));
  }

  private static Optional<Stuck> stuck(Examined column) {
    ColumnStatistics now = column.now().orElse(null);
    ColumnStatistics then = column.then().orElse(null);
    if (now == null || then == null) {
      return Optional.empty();
    }
    if (now.numbers().isPresent() && then.numbers().isPresent()) {
      return stuck(now.numbers().get(), then.numbers().get());
    }
    return now.texts().flatMap(texts -> then.texts().flatMap(before -> stuck(texts, before)));
  }

  private static Optional<Stuck> stuck(NumberStatistics now, NumberStatistics then) {
    Optional<KllDistribution> before = then.distribution();
    if (now.min() != now.max() || then.min() == then.max() || before.isEmpty()) {
      return Optional.empty();
    }
    Ranks ranks = Ranks.of(before.get());
    return Optional.of(
        new Stuck(String.valueOf(now.min()), ranks.shareOf(now.min()), ranks.size()));
  }

  private static Optional<Stuck> stuck(TextStatistics now, TextStatistics then) {
    if (now.countByValue().size() != 1 || then.countByValue().size() < 2) {
      return Optional.empty();
    }
    String value = now.countByValue().keySet().iterator().next();
    long count = then.countByValue().getOrDefault(value, 0L);
    boolean constant = now.distinct() < 1.5;
    double total = Distances.total(then.countByValue());
    return constant && total > 0
        ? Optional.of(new Stuck(value, count / total, total))
        : Optional.empty();
  }
}
