package org.sagekit.monitor.quality;

import java.util.Optional;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;

/** Numbers are within their range and, if they have to be, not negative. */
final class RangeCheck implements ColumnCheck {

  @Override
  public Optional<Violation> violation(Examined column) {
    NumberTally numbers = column.tally().numbers();
    if (numbers.outside() > 0) {
      return Optional.of(
          column.violation(
              Check.RANGE,
              "Range requirement is not met. Expected: from %s to %s. "
                  + "Observed: %s of %s numbers are outside, from %s to %s.",
              column.constraints().min().orElse(Double.NEGATIVE_INFINITY),
              column.constraints().max().orElse(Double.POSITIVE_INFINITY),
              numbers.outside(),
              numbers.numbers(),
              numbers.min(),
              numbers.max()));
    }
    if (column.constraints().nonNegative() && numbers.negative() > 0) {
      return Optional.of(
          column.violation(
              Check.RANGE,
              "Non-negative requirement is not met. "
                  + "Observed: %s of %s numbers are below 0, down to %s.",
              numbers.negative(),
              numbers.numbers(),
              numbers.min()));
    }
    return Optional.empty();
  }
}
