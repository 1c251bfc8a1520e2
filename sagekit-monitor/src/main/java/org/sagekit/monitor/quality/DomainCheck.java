package org.sagekit.monitor.quality;

import java.util.Optional;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;

/** Model Monitor's {@code categorical_values_check}: the values are known ones. */
final class DomainCheck implements ColumnCheck {

  @Override
  public Optional<Violation> violation(Examined column) {
    DomainTally domain = column.tally().domain();
    long all = domain.known() + domain.unknown();
    double asked = column.settings().domainThreshold();
    if (!domain.limits() || !column.fallsShort(domain.known(), all, asked)) {
      return Optional.empty();
    }
    return Optional.of(
        column.violation(
            Check.CATEGORICAL_VALUES,
            "Categorical values match requirement is not met. Expected match: %s%%. "
                + "Observed: Only %s%% of data is in the domain. Unknown in %s of %s values: %s.",
            Examined.percent(asked),
            Examined.percent(domain.known(), all),
            domain.unknown(),
            all,
            domain.examples()));
  }
}
