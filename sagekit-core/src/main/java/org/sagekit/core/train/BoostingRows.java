package org.sagekit.core.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.sagekit.api.model.Task;

/**
 * Rows as XGBoost takes them.
 *
 * @param encoding turns them into numbers
 * @param numbers all rows' numbers in 32 bits, row behind row
 * @param labels one a row
 * @param weights one a row
 * @param margins what boosting starts from, row behind row one an output
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BoostingRows(
    Encoding encoding, float[] numbers, float[] labels, float[] weights, float[] margins) {

  /** Rows that start from scores of their own, row behind row one an output. */
  static BoostingRows of(Boosting boosting, Encoding encoding, float[] margins) {
    TrainingRows rows = boosting.rows();
    return new BoostingRows(
        encoding,
        encoding.floats(rows, boosting.run()),
        floats(rows.target().values()),
        floats(weights(rows, boosting.values())),
        margins);
  }

  /** The same scores for so many rows. */
  static float[] repeated(float[] start, int rows) {
    float[] margins = new float[Math.multiplyExact(rows, start.length)];
    for (int i = 0; i < margins.length; i++) {
      margins[i] = start[i % start.length];
    }
    return margins;
  }

  /** The weights; with balanced classes each class weighs the same. */
  private static double[] weights(TrainingRows rows, HyperparameterValues values) {
    boolean balanced = values.get(XGBoost.CLASS_WEIGHT).equals("balanced");
    if (!balanced || rows.target().task() == Task.REGRESSION) {
      return rows.weights();
    }
    double[] byClass = new double[rows.target().classes().size()];
    for (int row = 0; row < rows.size(); row++) {
      byClass[rows.target().code(row)] += rows.weights()[row];
    }
    double mean = Arrays.stream(byClass).sum() / byClass.length;
    return IntStream.range(0, rows.size())
        .mapToDouble(row -> rows.weights()[row] * mean / byClass[rows.target().code(row)])
        .toArray();
  }

  /** All rows, with their scores if there is one a row; to be disposed. */
  DMatrix matrix() throws XGBoostError {
    DMatrix matrix = new DMatrix(numbers, labels.length, encoding.width(), Float.NaN);
    matrix.setLabel(labels);
    if (!allOne(weights)) {
      matrix.setWeight(weights);
    }
    if (margins.length == labels.length) {
      matrix.setBaseMargin(margins);
    }
    if (!encoding.levels().isEmpty()) {
      matrix.setFeatureTypes(encoding.featureTypes());
    }
    return matrix;
  }

  /** Weights of 1 say nothing, but cost the library time. */
  private static boolean allOne(float[] weights) {
    for (float weight : weights) {
      if (weight != 1) {
        return false;
      }
    }
    return true;
  }

  /** Some of the rows. */
  BoostingRows rows(int[] some) {
    return new BoostingRows(
        encoding,
        picked(numbers, some),
        picked(labels, some),
        picked(weights, some),
        picked(margins, some));
  }

  private float[] picked(float[] values, int[] rows) {
    int each = values.length / labels.length;
    float[] picked = new float[rows.length * each];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * each, picked, i * each, each);
    }
    return picked;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
