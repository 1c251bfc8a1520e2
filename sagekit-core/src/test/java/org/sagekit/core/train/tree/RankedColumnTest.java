package org.sagekit.core.train.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RankedColumnTest {

  @Test
  void givesEachValueItsRank() {
    RankedColumn column = RankedColumn.of(new double[] {3, -1, 2, -1, 0.0, -0.0});
    assertThat(column.ranks()).isEqualTo(4);
    assertThat(column.codes)
        .containsExactly((char) 3, (char) 0, (char) 2, (char) 0, (char) 1, (char) 1);
    assertThat(column.between(2, 3)).isEqualTo(2.5);
  }

  @Property(tries = 50)
  void keepsTheOrderWhenNeighboursShareARank(@ForAll long seed) {
    Random random = new Random(seed);
    double[] values = random.doubles(300).map(value -> Math.rint(value * 120)).toArray();
    RankedColumn column = RankedColumn.of(values, 16);
    assertThat(column.ranks()).isBetween(8, 16);
    for (int row = 0; row < values.length; row++) {
      char rank = column.codes[row];
      assertThat(values[row]).isBetween(column.least(rank), column.greatest(rank));
    }
    for (int rank = 1; rank < column.ranks(); rank++) {
      assertThat(column.least(rank)).isGreaterThan(column.greatest(rank - 1));
    }
  }

  @Test
  void findsAThresholdBetweenNeighbouringDoubles() {
    double low = 1;
    double high = Math.nextUp(low);
    double threshold = RankedColumn.of(new double[] {low, high}).between(0, 1);
    assertThat(threshold).isGreaterThanOrEqualTo(low).isLessThan(high);
  }

  @Test
  void spansTheWholeRangeOfDoubles() {
    double[] ends = {-Double.MAX_VALUE, Double.MAX_VALUE};
    assertThat(RankedColumn.of(ends).between(0, 1)).isZero();
  }

  @Test
  void findsTheLastRankUpToAValue() {
    double[] values = new double[50];
    Arrays.setAll(values, i -> i);
    RankedColumn column = RankedColumn.of(values);
    assertThat(column.lastUpTo(7.5, 0, 48)).isEqualTo(7);
    assertThat(column.lastUpTo(7.5, 9, 48)).isEqualTo(9);
    assertThat(column.lastUpTo(99, 0, 48)).isEqualTo(48);
  }

  @Test
  void refusesMissingAndInfiniteValues() {
    for (double odd : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> RankedColumn.of(new double[] {1, odd}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("RankedColumn: values must be finite");
    }
    assertThatThrownBy(() -> RankedColumn.of(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
