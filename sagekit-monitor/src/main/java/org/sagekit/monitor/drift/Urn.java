package org.sagekit.monitor.drift;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.sagekit.monitor.distribution.Hypergeometric;

/** Draws rows from a pooled sample, without replacement and each time anew. */
interface Urn {

  /**
   * Draws.
   *
   * @param counts takes how many rows of each cell were drawn
   */
  void draw(int[] counts);

  /** A row costs about as much as this part of a cell's hypergeometric draw. */
  int ROWS_PER_CELL = 40;

  /**
   * Whichever way is quicker.
   *
   * @param cells how many rows each cell holds
   * @param drawn how many rows are drawn at once
   */
  static Urn of(int[] cells, int drawn, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return drawn <= (long) ROWS_PER_CELL * cells.length
        ? new RowUrn(cells, drawn, random)
        : new CellUrn(cells, drawn, random);
  }

  /** Row by row (Fisher and Yates 1938, of the first so many). */
  final class RowUrn implements Urn {
    private final int[] cellOfRow;
    private final int drawn;
    private final SplittableRandom random;

    RowUrn(int[] cells, int drawn, SplittableRandom random) {
      this.cellOfRow = new int[Arrays.stream(cells).sum()];
      this.drawn = drawn;
      this.random = random;
      int row = 0;
      for (int cell = 0; cell < cells.length; cell++) {
        Arrays.fill(cellOfRow, row, row + cells[cell], cell);
        row += cells[cell];
      }
    }

    @Override
    public void draw(int[] counts) {
      Arrays.fill(counts, 0);
      for (int i = 0; i < drawn; i++) {
        int other = i + random.nextInt(cellOfRow.length - i);
        int cell = cellOfRow[other];
        cellOfRow[other] = cellOfRow[i];
        cellOfRow[i] = cell;
        counts[cell]++;
      }
    }
  }

  /** Cell by cell: each count is hypergeometric given those before it. */
  final class CellUrn implements Urn {
    private final int[] cells;
    private final int drawn;
    private final SplittableRandom random;

    CellUrn(int[] cells, int drawn, SplittableRandom random) {
      this.cells = cells;
      this.drawn = drawn;
      this.random = random;
    }

    @Override
    public void draw(int[] counts) {
      long rows = Arrays.stream(cells).asLongStream().sum();
      long wanted = drawn;
      for (int cell = 0; cell < cells.length; cell++) {
        counts[cell] = new Hypergeometric(rows, cells[cell], wanted).at(random.nextDouble());
        rows -= cells[cell];
        wanted -= counts[cell];
      }
    }
  }
}
