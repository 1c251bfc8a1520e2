package org.sagekit.monitor.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.CheckSettings;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.Statistics;

/**
 * All checks of rows against constraints. Immutable.
 *
 * @param constraints how the rows have to be
 * @param then what they looked like in the baseline, if that is known
 * @param moment when they are looked at
 * @param ahead how far clocks may go before ours
 */
record QualityChecks(
    Constraints constraints, Optional<Statistics> then, Instant moment, Duration ahead) {
  private static final List<ColumnCheck> CHECKS =
      List.of(
          new TypeCheck(),
          new CompletenessCheck(),
          new DomainCheck(),
          new DriftCheck(),
          new RangeCheck(),
          new InfinityCheck(),
          new UniquenessCheck(),
          new ConstantCheck(),
          new FreshnessCheck());

  /** How many of the checks look at a share: a level is divided among them. */
  static final int SHARES = 4;

  /** What is wrong: column by column in the order of the constraints, extra columns last. */
  List<Violation> violations(Tally tally, Statistics now) {
    List<Violation> found = new ArrayList<>();
    SchemaCheck schema = new SchemaCheck(constraints, tally.columns().keySet());
    for (ColumnConstraints column : constraints.columns()) {
      Optional<ColumnTally> there = tally.find(column.name());
      if (!constraints.settingsOf(column).evaluates()) {
        continue;
      }
      if (there.isEmpty()) {
        found.add(schema.missing(column.name()));
      } else if (there.get().rows() > 0) {
        found.addAll(violations(examined(column, there.get(), now)));
      }
    }
    if (constraints.settings().evaluates()) {
      found.addAll(schema.extraColumns());
    }
    return found;
  }

  private Examined examined(ColumnConstraints column, ColumnTally tally, Statistics now) {
    CheckSettings settings = constraints.settingsOf(column);
    double level = settings.level();
    double each = level >= 1 ? 1 : level / (SHARES * constraints.columns().size());
    return new Examined(
        column,
        settings,
        each,
        tally,
        now.find(column.name()),
        then.flatMap(statistics -> statistics.find(column.name())),
        moment,
        ahead);
  }

  private static List<Violation> violations(Examined column) {
    if (column.tally().present() == 0) {
      return allMissing(column).map(List::of).orElse(List.of());
    }
    return CHECKS.stream().flatMap(check -> check.violation(column).stream()).toList();
  }

  /** Without any value, only that is to be said. */
  private static Optional<Violation> allMissing(Examined column) {
    return new CompletenessCheck()
        .violation(column)
        .map(
            one ->
                new Violation(
                    one.column(), Check.COMPLETENESS, one.description() + " No row has a value."))
        .or(() -> new FreshnessCheck().violation(column));
  }
}
