package org.sagekit.core.train.margin;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.sagekit.core.train.numeric.SparseRows;

/**
 * How alike each two rows are: exp(-gamma d^2) with their Euclidean distance d, in 32 bits.
 * Computed row by row when asked for; those that were asked for lately are kept. For any number of
 * threads, who see the same bits whatever is kept.
 */
public final class GaussianRows {
  /** A column of which fewer numbers are not zero is a list of these. */
  private static final double DENSE = 0.25;

  private final SparseRows rows;
  private final double gamma;
  private final double[] squares;
  private final Column[] columns;
  private final AtomicReferenceArray<float @Nullable []> kept;
  private final boolean[] used;
  private final AtomicInteger count = new AtomicInteger();
  private final long most;
  private int hand;

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
    this.columns = columns(rows);
    this.kept = new AtomicReferenceArray<>(rows.size());
    this.used = new boolean[rows.size()];
    this.most = Math.max(2, mostNumbers / rows.size());
  }

  /**
   * The numbers of a column.
   *
   * @param rows of the numbers that are not zero; empty if all numbers are there
   * @param values of these rows, or of all
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Column(int[] rows, double[] values) {

    void addProducts(double factor, double[] products) {
      if (rows.length > 0) {
        for (int i = 0; i < rows.length; i++) {
          products[rows[i]] += factor * values[i];
        }
        return;
      }
      for (int i = 0; i < values.length; i++) {
        products[i] += factor * values[i];
      }
    }
  }

  private static Column[] columns(SparseRows rows) {
    int[] counts = new int[rows.width()];
    for (int i = 0; i < rows.kept(); i++) {
      counts[rows.column(i)]++;
    }
    Column[] columns = new Column[counts.length];
    for (int column = 0; column < columns.length; column++) {
      boolean dense = counts[column] >= DENSE * rows.size();
      columns[column] =
          new Column(
              new int[dense ? 0 : counts[column]],
              new double[dense ? rows.size() : counts[column]]);
      counts[column] = 0;
    }
    for (int row = 0; row < rows.size(); row++) {
      for (int i = rows.start(row); i < rows.start(row + 1); i++) {
        int number = rows.column(i);
        Column column = columns[number];
        if (column.rows.length == 0) {
          column.values[row] = rows.value(i);
        } else {
          column.rows[counts[number]] = row;
          column.values[counts[number]++] = rows.value(i);
        }
      }
    }
    return columns;
  }

  int size() {
    return rows.size();
  }

  /** The likenesses of one row to all. */
  float[] of(int row) {
    float[] known = kept.get(row);
    used[row] = true;
    if (known != null) {
      return known;
    }
    float[] made = compute(row);
    if (kept.compareAndSet(row, null, made) && count.incrementAndGet() > most) {
      forget();
    }
    return made;
  }

  /** Forgets rows that nobody asked for since the hand of the clock last came by. */
  private synchronized void forget() {
    while (count.get() > most) {
      hand = (hand + 1) % used.length;
      if (kept.get(hand) != null) {
        if (used[hand]) {
          used[hand] = false;
        } else {
          kept.set(hand, null);
          count.decrementAndGet();
        }
      }
    }
  }

  private float[] compute(int row) {
    double[] numbers = new double[rows.size()];
    for (int i = rows.start(row); i < rows.start(row + 1); i++) {
      columns[rows.column(i)].addProducts(rows.value(i), numbers);
    }
    double own = squares[row];
    for (int other = 0; other < numbers.length; other++) {
      numbers[other] = gamma * Math.max(0, own + squares[other] - 2 * numbers[other]);
    }
    Decay.of(numbers);
    float[] likenesses = new float[numbers.length];
    for (int other = 0; other < likenesses.length; other++) {
      likenesses[other] = (float) numbers[other];
    }
    return likenesses;
  }
}
