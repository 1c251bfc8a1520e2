package org.sagekit.api.monitor;

import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;

/** Asks whether two columns come from one distribution. Stateless, thread-safe and repeatable. */
public interface DriftTest {

  /**
   * The field's standard term.
   *
   * @return such as {@code kolmogorov-smirnov}
   */
  String name();

  /**
   * Whether the test can compare columns of a type.
   *
   * @param type what the values are
   * @return true if it can
   */
  boolean fits(FieldType type);

  /**
   * Compares. The order of the rows does not matter; missing values are left out.
   *
   * @param reference the values of then
   * @param current the values of now, of the same type
   * @return statistic, p-value and effect; a p-value of 1 and an effect of 0 if a side has no value
   */
  DriftResult compare(Column reference, Column current);
}
