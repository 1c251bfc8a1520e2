package org.sagekit.api.monitor;

import org.sagekit.api.data.Dataset;

/**
 * Asks whether two sets of rows come from one distribution, all columns taken together: it also
 * finds that columns go together otherwise when each alone has stayed the same. Stateless,
 * thread-safe and repeatable: equal rows and seeds give equal results.
 */
public interface MultivariateDriftTest {

  /**
   * The field's standard term.
   *
   * @return such as {@code maximum-mean-discrepancy}
   */
  String name();

  /**
   * Compares. Numbers, times, booleans and categories take part, free text does not; the test says
   * what it makes of missing values.
   *
   * @param reference the rows of then
   * @param current the rows of now, with the same columns in the same order
   * @param seed of permutations, samples and folds
   * @return statistic, p-value and effect; a p-value of 1 and an effect of 0 if a side has too few
   *     rows to judge
   * @throws IllegalArgumentException if the columns differ
   */
  DriftResult compare(Dataset reference, Dataset current, long seed);

  /**
   * How great this test's effect must be to matter where an effect of {@code ofColumns} is what
   * matters in a single column.
   *
   * @param ofColumns from 0 to 1, on the scale of distances of distribution functions and of shares
   * @return from 0 to 1; {@code ofColumns} unless the test's effect is on another scale
   */
  default double effectFloor(double ofColumns) {
    return ofColumns;
  }
}
