package org.sagekit.core.train.margin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sagekit.core.train.numeric.SparseRows;

/**
 * How alike each two rows are: exp(-gamma d^2) with their Euclidean distance d, in 32 bits.
 * Computed row by row when asked for; those that were asked for last are kept. For one thread.
 */
public final class GaussianRows {
  private final SparseRows rows;
  private final double gamma;
  private final double[] squares;
  private final Map<Integer, float[]> kept;

  /**
   * The likenesses of some rows.
   *
   * @param rows at least one
   * @param gamma how fast likeness falls, above 0
   * @param mostNumbers how many numbers to keep, more or less; results don't depend on it
   */
  public GaussianRows(SparseRows rows, double gamma, long mostNumbers) {
    this.rows = rows;
    this.gamma = gamma;
    this.squares = new double[rows.size()];
    for (int row = 0; row < squares.length; row++) {
      for (int i = rows.start(row); i < rows.start(row + 1); i++) {
        squares[row] += rows.value(i) * rows.value(i);
      }
    }
    this.kept = new Latest(Math.max(2, mostNumbers / rows.size()));
  }

  /** Forgets what was used longest ago. */
  private static final class Latest extends LinkedHashMap<Integer, float[]> {
    private static final long serialVersionUID = 1L;
    private final long most;

    Latest(long most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, float[]> eldest) {
      return size() > most;
    }
  }

  int size() {
    return rows.size();
  }

  /** The likenesses of one row to all. */
  float[] of(int row) {
    return kept.computeIfAbsent(row, this::compute);
  }

  private float[] compute(int row) {
    double[] own = new double[rows.width()];
    for (int i = rows.start(row); i < rows.start(row + 1); i++) {
      own[rows.column(i)] = rows.value(i);
    }
    float[] likenesses = new float[rows.size()];
    for (int other = 0; other < likenesses.length; other++) {
      double product = 0;
      for (int i = rows.start(other); i < rows.start(other + 1); i++) {
        product += own[rows.column(i)] * rows.value(i);
      }
      double distance = Math.max(0, squares[row] + squares[other] - 2 * product);
      likenesses[other] = (float) StrictMath.exp(-gamma * distance);
    }
    return likenesses;
  }
}
