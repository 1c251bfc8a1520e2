package org.sagekit.monitor.quality;

import java.util.Optional;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.NumberStatistics;

/** Numbers are finite, unless those of the baseline were not. */
final class InfinityCheck implements ColumnCheck {

  @Override
  public Optional<Violation> violation(Examined column) {
    long infinite = column.tally().numbers().infinite();
    boolean known =
        column.then().flatMap(then -> then.numbers()).filter(InfinityCheck::isInfinite).isPresent();
    if (infinite == 0 || known || !column.isNumber()) {
      return Optional.empty();
    }
    return Optional.of(
        column.violation(
            Check.RANGE,
            "Finite requirement is not met. Observed: %s of %s numbers are infinite.",
            infinite,
            column.tally().numbers().numbers()));
  }

  private static boolean isInfinite(NumberStatistics numbers) {
    return Double.isInfinite(numbers.min()) || Double.isInfinite(numbers.max());
  }
}
