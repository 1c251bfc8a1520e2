package org.sagekit.core.data;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of numbers of which few are not 0. */
final class SparseRows {
  private final Chunks.Ints indices = new Chunks.Ints();
  private final Chunks.Longs values = new Chunks.Longs();
  private final Chunks.Ints rows = new Chunks.Ints();
  private int greatest;
  private boolean hasZero;
  private int size;
  private double @Nullable [][] dense;

  /**
   * No rows.
   *
   * @param greatest the least index that counts as the greatest
   * @param hasZero whether index 0 counts as there
   */
  SparseRows(int greatest, boolean hasZero) {
    this.greatest = greatest;
    this.hasZero = hasZero;
  }

  void add(int index, double value) {
    greatest = Math.max(greatest, index);
    hasZero |= index == 0;
    indices.add(index);
    values.add(Double.doubleToRawLongBits(value));
    rows.add(size);
  }

  void endRow() {
    size++;
  }

  boolean has(int index) {
    return index <= greatest && (index > 0 || hasZero);
  }

  int columns() {
    return greatest + (hasZero ? 1 : 0);
  }

  /** The indices that are columns. */
  int[] indices() {
    return IntStream.rangeClosed(hasZero ? 0 : 1, greatest).toArray();
  }

  /** A column, 0 where a row did not name it; each can be had once. */
  double[] column(int index) {
    double[][] all = dense == null ? spread() : dense;
    double[] column = all[index];
    all[index] = new double[0];
    return column;
  }

  private double[][] spread() {
    double[][] all = new double[greatest + 1][];
    for (int index : indices()) {
      all[index] = new double[size];
    }
    values.drain(
        (from, bits, count) -> {
          for (int i = 0; i < count; i++) {
            all[indices.get(from + i)][rows.get(from + i)] = Double.longBitsToDouble(bits[i]);
          }
        });
    dense = all;
    return all;
  }

  /** No rows, of the same columns. */
  SparseRows next() {
    return new SparseRows(greatest, hasZero);
  }
}
