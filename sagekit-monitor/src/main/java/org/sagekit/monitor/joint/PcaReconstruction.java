package org.sagekit.monitor.joint;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import org.sagekit.api.data.Column;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.monitor.drift.DriftTests;

/**
 * See {@link MultivariateDriftTests#pcaReconstruction(double)}.
 *
 * @param share of the variance that the components explain
 */
record PcaReconstruction(double share) implements PooledTest.Judgement {
  /** So that both halves of then have two. */
  static final int LEAST_REFERENCE = 4;

  private static final double RARELY_EQUAL = 0.9;

  @Override
  public PooledTest.Finding judge(PooledRows rows, long seed) {
    int[] then = rows.of(false);
    int[] learnt = Arrays.copyOf(then, then.length / 2);
    double[][] values =
        Arrays.stream(learnt).mapToObj(i -> rows.values()[i]).toArray(double[][]::new);
    PrincipalComponents components = PrincipalComponents.of(values, share);
    IntPredicate fair = unseen(rows, learnt);
    int[] rest = Arrays.stream(then).skip(learnt.length).filter(fair).toArray();
    int[] now = Arrays.stream(rows.of(true)).filter(fair).toArray();
    DriftResult result =
        DriftTests.andersonDarling()
            .compare(errors(components, rows, rest), errors(components, rows, now));
    return new PooledTest.Finding(result.statistic(), result.pValue(), result.effect());
  }

  /**
   * Rows that the components were learnt from have lesser errors. If rows are hardly ever equal by
   * chance, one that equals such a row is that row, and both sides go without it: so rows that are
   * among those of then are not found. Only the learnt rows decide, so the sides stay fair.
   */
  private static IntPredicate unseen(PooledRows rows, int[] learnt) {
    Set<Long> keys = new HashSet<>();
    Arrays.stream(learnt).forEach(i -> keys.add(rows.keys()[i]));
    boolean rarelyEqual = keys.size() >= RARELY_EQUAL * learnt.length;
    return i -> !rarelyEqual || !keys.contains(rows.keys()[i]);
  }

  /** To single precision, so that equal rows that were summed otherwise are still equal. */
  private static Column errors(PrincipalComponents components, PooledRows rows, int[] some) {
    return Column.ofNumbers(
        Arrays.stream(some).mapToDouble(i -> (float) components.error(rows.values()[i])).toArray());
  }
}
