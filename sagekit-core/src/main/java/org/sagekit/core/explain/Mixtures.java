package org.sagekit.core.explain;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.core.data.Datasets;

/**
 * Computes what a model says of rows that take some fields from one row and the others from
 * another. For one thread.
 */
final class Mixtures {
  private static final int BATCH = 4096;
  private final Numbers numbers;
  private final Dataset all;
  private final int explained;
  private final int[][] picked;
  private int waiting;
  private final Sink sink;

  /** What takes the numbers of the mixtures, in the order in which they were added. */
  @FunctionalInterface
  interface Sink {

    /** Takes one mixture's numbers, which begin at {@code from}. */
    void mixture(double[] numbers, int from);
  }

  /**
   * Mixtures.
   *
   * @param numbers what the model says
   * @param rows those to be explained; brought to the types of the background
   * @param background as many columns of the same names
   * @param sink what takes the numbers
   */
  Mixtures(Numbers numbers, Dataset rows, Dataset background, Sink sink) {
    this.numbers = numbers;
    this.sink = sink;
    Dataset typed = rows;
    for (Field field : background.schema().fields()) {
      if (typed.schema().field(field.name()).type() != field.type()) {
        typed = Datasets.retyped(typed, field.name(), field.type());
      }
    }
    all = Datasets.concat(typed, background);
    explained = rows.size();
    picked = new int[all.schema().size()][BATCH];
  }

  /**
   * Adds a mixture.
   *
   * @param row of the rows to be explained
   * @param other of the background
   * @param fromRow for each field whether it comes from the row
   */
  void add(int row, int other, boolean[] fromRow) {
    for (int field = 0; field < picked.length; field++) {
      picked[field][waiting] = fromRow[field] ? row : explained + other;
    }
    waiting++;
    if (waiting == BATCH) {
      compute();
    }
  }

  /** Computes what is not yet computed. */
  void compute() {
    List<Column> columns = new ArrayList<>();
    for (int field = 0; field < picked.length; field++) {
      columns.add(all.column(field).rows(java.util.Arrays.copyOf(picked[field], waiting)));
    }
    double[] values = numbers.of(Dataset.of(all.name(), all.schema(), columns));
    for (int i = 0; i < waiting; i++) {
      sink.mixture(values, i * numbers.width());
    }
    waiting = 0;
  }
}
