package org.sagekit.core.train;

import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.IntFunction;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Rows as Tribuo takes them. Its columns have names, from which ours are told. */
final class TribuoRows {
  private TribuoRows() {}

  /**
   * Rows for training.
   *
   * @param matrix the numbers
   * @param outputs what is to be learnt from each row
   * @param weights one a row
   * @param factory of the outputs
   */
  static <O extends Output<O>> MutableDataset<O> of(
      double[][] matrix, IntFunction<O> outputs, double[] weights, OutputFactory<O> factory) {
    String[] names = new String[matrix[0].length];
    for (int column = 0; column < names.length; column++) {
      names[column] = String.format(Locale.ROOT, "%08d", column);
    }
    MutableDataset<O> rows =
        new MutableDataset<>(
            new SimpleDataSourceProvenance("rows", OffsetDateTime.MIN, factory), factory);
    for (int row = 0; row < matrix.length; row++) {
      ArrayExample<O> example = new ArrayExample<>(outputs.apply(row), names, matrix[row]);
      example.setWeight((float) weights[row]);
      rows.add(example);
    }
    return rows;
  }

  /** The column that has a name. */
  static int column(String name) {
    return Integer.parseInt(name);
  }
}
