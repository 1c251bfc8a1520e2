package org.sagekit.monitor.quality;

import java.util.Optional;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;

/** Enough values are different from each other. */
final class UniquenessCheck implements ColumnCheck {

  @Override
  public Optional<Violation> violation(Examined column) {
    double asked = column.constraints().uniqueness().orElse(0);
    long all = column.tally().present();
    long distinct = column.tally().distinct();
    if (!column.fallsShort(distinct, all, asked)) {
      return Optional.empty();
    }
    return Optional.of(
        column.violation(
            Check.UNIQUENESS,
            "Uniqueness requirement is not met. Expected uniqueness: %s%%. "
                + "Observed: Only %s%% of values are distinct, %s of %s repeat others.",
            Examined.percent(asked),
            Examined.percent(distinct, all),
            all - distinct,
            all));
  }
}
