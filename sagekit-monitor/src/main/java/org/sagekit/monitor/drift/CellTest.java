package org.sagekit.monitor.drift;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Gamma;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;
import org.sagekit.monitor.distribution.Fisher;
import org.sagekit.monitor.drift.Cells.Cell;

/** A test of how often levels occur, or bins of numbers. */
interface CellTest extends DriftTest {
  /** More levels are not told apart for the p-value; the rarest count as one. */
  int MOST_CELLS = 200;

  @Override
  default boolean fits(FieldType type) {
    return type != FieldType.TEXT;
  }

  @Override
  default DriftResult compare(Column reference, Column current) {
    if (!reference.type().isNumber() || reference.type() == FieldType.BOOLEAN) {
      Cells cells = Cells.ofLevels(reference, current);
      return cells.anyEmpty() ? new DriftResult(name(), 0, 1, 0) : compare(cells, cells);
    }
    Numbers numbers = Numbers.of(reference, current);
    if (numbers.anyEmpty()) {
      return new DriftResult(name(), 0, 1, 0);
    }
    Counts counts = Counts.of(numbers);
    return compare(Deciles.ofBoth(counts), Deciles.ofReference(counts));
  }

  /**
   * @param cells that both samples have an equal say in
   * @param ofReference that only the reference has a say in
   */
  DriftResult compare(Cells cells, Cells ofReference);

  /**
   * By the chi-squared distribution, or by permutation where that is far.
   *
   * @param divergence of the cells
   * @param limit in large samples
   */
  static double pValue(Cells cells, Divergence divergence, Limit limit) {
    Cells few = cells.commonest(MOST_CELLS);
    if (few.list().size() < 2) {
      return 1;
    }
    if (few.leastExpected() < limit.leastExpected()) {
      return permuted(few, divergence);
    }
    double statistic = limit.scale().applyAsDouble(divergence.of(few));
    return Gamma.regularizedGammaQ((few.list().size() - 1) / 2.0, Math.max(0, statistic) / 2);
  }

  /**
   * @param scale makes of the divergence what is chi-squared in large samples
   * @param leastExpected how often the rarest cell must be expected for the limit to be near
   */
  record Limit(DoubleUnaryOperator scale, double leastExpected) {
    private static final double LEAST_EXPECTED = 100;

    /**
     * Of a divergence that goes with the squared distance of the shares: it is scaled to the mean
     * of the chi-squared distribution, of which it misses by the more the fewer rows there are
     * (Bartlett 1937, "Properties of sufficiency and statistical tests", did so for likelihood
     * ratios). Its mean is known exactly.
     */
    static Limit ofMean(Cells cells, Divergence divergence) {
      Cells few = cells.commonest(MOST_CELLS);
      double mean = divergence.byChance(few);
      return new Limit(sum -> sum * (few.list().size() - 1) / mean, LEAST_EXPECTED);
    }
  }

  /** By permutation at any size. */
  static double permuted(Cells few, Divergence divergence) {
    Cell sizes = few.sizes();
    boolean nowIsSmaller = sizes.now() <= sizes.then();
    Cell turned = nowIsSmaller ? sizes : new Cell(sizes.now(), sizes.then());
    int[] both = few.list().stream().mapToInt(cell -> (int) cell.both()).toArray();
    int[] observed =
        few.list().stream()
            .mapToInt(cell -> (int) (nowIsSmaller ? cell.now() : cell.then()))
            .toArray();
    return new Permutation(both, (int) turned.now())
        .pValue(
            observed,
            drawn -> {
              double sum = 0;
              for (int i = 0; i < both.length; i++) {
                sum += divergence.of(both[i] - drawn[i], drawn[i], turned);
              }
              return sum;
            },
            () -> ofAnyCell(few));
  }

  /**
   * Fisher's exact test of each cell against all others, with Bonferroni's correction: valid
   * however far out, which the chi-squared limit is not where a cell is rare.
   */
  private static double ofAnyCell(Cells cells) {
    Cell sizes = cells.sizes();
    double least = 1;
    for (Cell cell : cells.list()) {
      least = Math.min(least, Fisher.doubled(cell.now(), sizes.now(), cell.both(), sizes.both()));
    }
    return Math.min(1, least * cells.list().size());
  }
}
