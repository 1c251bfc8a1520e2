package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UrnTest {
  private static final int[] CELLS = {1, 9, 40, 0, 150};
  private static final int DRAWN = 60;

  private static List<Urn> both() {
    return List.of(
        new Urn.RowUrn(CELLS, DRAWN, new SplittableRandom(1)),
        new Urn.CellUrn(CELLS, DRAWN, new SplittableRandom(2)));
  }

  @Test
  void drawsAsManyAsAskedForAndNoMoreThanThereAre() {
    for (Urn urn : both()) {
      int[] counts = new int[CELLS.length];
      for (int i = 0; i < 500; i++) {
        urn.draw(counts);
        assertThat(Arrays.stream(counts).sum()).isEqualTo(DRAWN);
        for (int cell = 0; cell < CELLS.length; cell++) {
          assertThat(counts[cell]).isBetween(0, CELLS[cell]);
        }
      }
    }
  }

  /** Mean and variance of the hypergeometric distribution, in each cell. */
  @Test
  void drawsEachRowAsOftenAsAnyOther() {
    for (Urn urn : both()) {
      double[] sums = new double[CELLS.length];
      double[] squares = new double[CELLS.length];
      int[] counts = new int[CELLS.length];
      for (int i = 0; i < 20_000; i++) {
        urn.draw(counts);
        for (int cell = 0; cell < CELLS.length; cell++) {
          sums[cell] += counts[cell] / 20_000.0;
          squares[cell] += (double) counts[cell] * counts[cell] / 20_000;
        }
      }
      for (int cell = 0; cell < CELLS.length; cell++) {
        double share = CELLS[cell] / 200.0;
        double variance = DRAWN * share * (1 - share) * 140 / 199;
        assertThat(sums[cell]).isCloseTo(DRAWN * share, within(5 * Math.sqrt(variance / 2e4)));
        assertThat(squares[cell] - sums[cell] * sums[cell])
            .isCloseTo(variance, within(0.06 * variance));
      }
    }
  }

  @Test
  void takesWhicheverWayIsQuicker() {
    assertThat(Urn.of(CELLS, 60, 1)).isInstanceOf(Urn.RowUrn.class);
    assertThat(Urn.of(new int[] {5_000, 5_000}, 4_000, 1)).isInstanceOf(Urn.CellUrn.class);
  }
}
