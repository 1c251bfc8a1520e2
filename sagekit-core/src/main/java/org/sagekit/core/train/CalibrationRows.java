package org.sagekit.core.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;

/**
 * What a calibration learns from: the rows that count and whose class the model knows.
 *
 * @param probabilities row by row, brought between 1e-15 and 1 - 1e-15, as the nodes do it
 * @param codes the index of each row's class
 * @param weights above 0, scaled so that their sum is the number of rows of one weight that say as
 *     much (Kish 1965: the square of the sum through the sum of the squares), for the smoothing of
 *     few rows must not hang on the weights' unit
 */
record CalibrationRows(double[][] probabilities, int[] codes, double[] weights) {
  private static final double LEAST = 1e-15;

  /**
   * Checks rows.
   *
   * @throws IllegalArgumentException if the graph does not predict these classes, or the
   *     predictions don't fit the rows
   * @throws DataException if fewer than two classes occur
   */
  static CalibrationRows of(ScoringGraph graph, Predictions predictions, Dataset rows) {
    Problems.of("Calibration by '" + rows.name() + "'")
        .require(graph.task().isClassification(), "task", "classification", graph.task())
        .require(
            predictions.classes().equals(graph.classes()),
            "classes of the predictions",
            "those of the graph, " + graph.classes(),
            predictions.classes())
        .throwIfAny();
    int[] codes = Truth.codes(predictions, rows);
    double[] weights = Weights.of(rows);
    int[] known =
        IntStream.range(0, codes.length)
            .filter(row -> codes[row] != Truth.UNKNOWN && weights[row] > 0)
            .toArray();
    if (Arrays.stream(known).map(row -> codes[row]).distinct().count() < 2) {
      throw new DataException(
          "Dataset '%s': target '%s' must have at least two of the classes %s to calibrate by, but had fewer."
              .formatted(rows.name(), rows.schema().target().name(), graph.classes()));
    }
    double[][] probabilities = new double[known.length][graph.classes().size()];
    for (int i = 0; i < known.length; i++) {
      for (int k = 0; k < probabilities[i].length; k++) {
        double value = predictions.value(known[i], k);
        probabilities[i][k] = Math.max(LEAST, Math.min(1 - LEAST, value));
      }
    }
    return new CalibrationRows(
        probabilities,
        Arrays.stream(known).map(row -> codes[row]).toArray(),
        scaled(Arrays.stream(known).mapToDouble(row -> weights[row]).toArray()));
  }

  private static double[] scaled(double[] weights) {
    double most = Arrays.stream(weights).max().orElse(1);
    double[] shares = Arrays.stream(weights).map(weight -> weight / most).toArray();
    double squares = Arrays.stream(shares).map(share -> share * share).sum();
    double factor = Arrays.stream(shares).sum() / squares;
    return Arrays.stream(shares).map(share -> share * factor).toArray();
  }

  /** How many rows of one weight say as much. */
  double rows() {
    return Arrays.stream(weights).sum();
  }

  int classes() {
    return probabilities[0].length;
  }

  double[] column(int index) {
    return Arrays.stream(probabilities).mapToDouble(row -> row[index]).toArray();
  }

  boolean[] isClass(int index) {
    return Truth.isClass(codes, index);
  }

  /** The logarithms of the odds of a class. */
  double[] logits(int index) {
    return Arrays.stream(probabilities)
        .mapToDouble(row -> StrictMath.log(row[index] / (1 - row[index])))
        .toArray();
  }

  double[][] logs() {
    return Arrays.stream(probabilities)
        .map(row -> Arrays.stream(row).map(StrictMath::log).toArray())
        .toArray(double[][]::new);
  }
}
