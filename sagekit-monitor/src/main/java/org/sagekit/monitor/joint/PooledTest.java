package org.sagekit.monitor.joint;

import org.sagekit.api.data.Dataset;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.MultivariateDriftTest;
import org.sagekit.monitor.chance.Mixing;

/**
 * What all tests of rows do alike: check the columns, draw, encode, and see whether there is
 * anything to judge.
 *
 * @param name the field's standard term
 * @param mostRows of both sides together that are looked at
 * @param leastReference rows of then, or there is nothing to judge
 * @param judgement the test itself
 * @param hasFloor whether the effect is on the scale of single columns' effects, so that their
 *     floor holds; if not, nothing but the bound of the rows keeps the test silent about trifles
 */
record PooledTest(
    String name, int mostRows, int leastReference, Judgement judgement, boolean hasFloor)
    implements MultivariateDriftTest {
  private static final int LEAST_CURRENT = 2;

  /** Judges rows of which both sides have enough and that are not all alike. */
  interface Judgement {
    Finding judge(PooledRows rows, long seed);
  }

  /**
   * A result without the test's name.
   *
   * @param statistic the test's own figure
   * @param pValue from 0 to 1
   * @param effect from 0 to 1
   */
  record Finding(double statistic, double pValue, double effect) {
    static final Finding NONE = new Finding(0, 1, 0);
  }

  @Override
  public DriftResult compare(Dataset reference, Dataset current, long seed) {
    ComparedColumns columns = ComparedColumns.of(name, reference, current);
    Finding found = Finding.NONE;
    if (reference.size() >= leastReference && current.size() >= LEAST_CURRENT) {
      PooledRows rows = PooledRows.of(columns, mostRows, seed);
      found = rows.width() == 0 ? Finding.NONE : judgement.judge(rows, Mixing.of(seed, 1));
    }
    return new DriftResult(name, found.statistic, found.pValue, found.effect);
  }

  @Override
  public double effectFloor(double ofColumns) {
    return hasFloor ? ofColumns : 0;
  }
}
