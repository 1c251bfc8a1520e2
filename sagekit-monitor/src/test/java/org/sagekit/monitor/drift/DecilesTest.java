package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.monitor.drift.Cells.Cell;

class DecilesTest {

  private static Counts counts(double[] then, double[] now) {
    return Counts.of(Numbers.of(Column.ofNumbers(then), Column.ofNumbers(now)));
  }

  @Test
  void holdATenthEach() {
    double[] then = IntStream.range(0, 100).asDoubleStream().toArray();
    Cells cells = Deciles.ofBoth(counts(then, then));
    assertThat(cells.list()).hasSize(10).containsOnly(new Cell(10, 10));
  }

  @Test
  void giveACommonValueABinOfItsOwn() {
    double[] then = new double[100];
    Arrays.setAll(then, i -> i < 4 ? -1 - i : i >= 97 ? i : 0);
    Cells cells = Deciles.ofBoth(counts(then, new double[] {0}));
    assertThat(cells.list()).containsExactly(new Cell(3, 0), new Cell(4, 0), new Cell(93, 1));
  }

  @Test
  void ofTheReferenceDoNotMindTheCurrentSample() {
    double[] then = IntStream.range(0, 20).asDoubleStream().toArray();
    double[] now = new double[500];
    Arrays.fill(now, 3.5);
    Cells cells = Deciles.ofReference(counts(then, now));
    assertThat(cells.list()).hasSize(10).allMatch(cell -> cell.then() == 2);
  }

  @Test
  void rareCellsAreCountedAsOne() {
    Cells cells = Cells.ofLevels(Samples.levels(9, 1, 2, 7, 3), Samples.levels(4, 4, 2, 1, 0));
    assertThat(cells.commonest(3).list())
        .containsExactlyInAnyOrder(new Cell(13 - 4, 4), new Cell(7, 1), new Cell(6, 6));
    assertThat(cells.commonest(5)).isSameAs(cells);
  }
}
