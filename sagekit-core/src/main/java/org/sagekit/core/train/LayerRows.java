package org.sagekit.core.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.model.Task;
import org.sagekit.core.train.numeric.Loss;
import org.sagekit.core.train.numeric.SparseRows;

/**
 * What learners of weighted sums learn from: the rows encoded, and the target as they take it.
 *
 * @param encoding of the rows
 * @param numbers of the rows
 * @param truth one a row: the place of its class among those that occur, or the scaled number
 * @param weights one a row, 1 on average
 * @param occurring the indices of the classes that occur, ascending; empty for numbers
 * @param scale of the target if it is a number
 */
record LayerRows(
    Encoding encoding,
    SparseRows numbers,
    double[] truth,
    double[] weights,
    int[] occurring,
    NumberStatistics scale) {

  static LayerRows of(TrainingRows rows, HyperparameterValues values) {
    int[] occurring =
        rows.target().task() == Task.REGRESSION
            ? new int[0]
            : Arrays.stream(rows.target().values())
                .mapToInt(value -> (int) value)
                .sorted()
                .distinct()
                .toArray();
    return of(Encodings.forLayers(rows, values), rows, occurring);
  }

  /** The rows as an earlier model takes them, which may know classes that none of them has. */
  static LayerRows of(Encoding earlier, TrainingRows rows) {
    return of(earlier, rows, IntStream.range(0, rows.target().classes().size()).toArray());
  }

  private static LayerRows of(Encoding encoding, TrainingRows rows, int[] occurring) {
    NumberStatistics scale = Scaling.of(rows.target());
    double[] truth =
        Arrays.stream(rows.target().values())
            .map(
                value ->
                    occurring.length == 0
                        ? (value - scale.mean()) * scale.factor()
                        : Arrays.binarySearch(occurring, (int) value))
            .toArray();
    return new LayerRows(
        encoding, sparse(encoding, rows), truth, rows.meanWeights(), occurring, scale);
  }

  /** How many scores a row gets. */
  int outputs(Task task) {
    return task == Task.MULTICLASS ? occurring.length : 1;
  }

  /** What is made small. */
  static Loss loss(Task task) {
    return switch (task) {
      case REGRESSION -> Loss.squared();
      case BINARY -> Loss.logistic();
      default -> Loss.softmax();
    };
  }

  private static SparseRows sparse(Encoding encoding, TrainingRows rows) {
    SparseRows sparse = new SparseRows(rows.size(), encoding.width());
    try {
      encoding.eachRow(rows, (row, values) -> sparse.add(values));
    } catch (ArithmeticException e) {
      throw new DataException(
          "Dataset '%s': numbers that are not zero must be below 2^31. Maybe fewer rows or columns."
              .formatted(rows.features().name()),
          e);
    }
    return sparse;
  }
}
