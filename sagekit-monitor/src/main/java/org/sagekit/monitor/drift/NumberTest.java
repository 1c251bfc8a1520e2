package org.sagekit.monitor.drift;

import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

/** A test of whatever has an order. */
interface NumberTest extends DriftTest {

  @Override
  default boolean fits(FieldType type) {
    return type.isNumber() && type != FieldType.BOOLEAN;
  }

  @Override
  default DriftResult compare(Column reference, Column current) {
    Numbers numbers = Numbers.of(reference, current);
    if (numbers.anyEmpty()) {
      return new DriftResult(name(), 0, 1, 0);
    }
    return compare(numbers, Counts.of(numbers));
  }

  /**
   * @param numbers at least one a side
   * @param counts of them, see {@link Counts}
   */
  DriftResult compare(Numbers numbers, Counts counts);
}
