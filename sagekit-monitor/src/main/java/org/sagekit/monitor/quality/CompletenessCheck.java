package org.sagekit.monitor.quality;

import java.util.Optional;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;

/** Model Monitor's {@code completeness_check}: enough rows have a value. */
final class CompletenessCheck implements ColumnCheck {

  @Override
  public Optional<Violation> violation(Examined column) {
    long all = column.tally().rows();
    long present = column.tally().present();
    double asked = column.constraints().completeness();
    if (!column.fallsShort(present, all, asked)) {
      return Optional.empty();
    }
    return Optional.of(
        column.violation(
            Check.COMPLETENESS,
            "Data completeness requirement is not met. Expected completeness: %s%%. "
                + "Observed: Only %s%% of data is complete, %s of %s rows have no value.",
            Examined.percent(asked),
            Examined.percent(present, all),
            all - present,
            all));
  }
}
