package org.sagekit.api.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What a model says of many rows, in their order. Immutable. */
public final class Predictions {
  private final List<String> classes;
  private final int width;
  private final double[] values;

  private Predictions(List<String> classes, double[] values) {
    this.classes = List.copyOf(classes);
    this.width = Math.max(1, classes.size());
    this.values = values;
  }

  /**
   * Predictions.
   *
   * @param classes the classes, empty for regression
   * @param values row by row one probability a class, or one number; not copied, so not to be
   *     changed afterwards
   * @return the predictions
   * @throws IllegalArgumentException if the values don't fill whole rows
   */
  public static Predictions of(List<String> classes, double[] values) {
    Predictions predictions = new Predictions(classes, values);
    if (values.length % predictions.width != 0) {
      throw new IllegalArgumentException(
          "Predictions: values must fill rows of %s, but were %s."
              .formatted(predictions.width, values.length));
    }
    return predictions;
  }

  /**
   * The classes.
   *
   * @return in the order of the probabilities; empty for regression
   */
  public List<String> classes() {
    return classes;
  }

  /**
   * How many rows there are.
   *
   * @return zero or more
   */
  public int size() {
    return values.length / width;
  }

  /**
   * One row's prediction.
   *
   * @param row from 0
   * @return the prediction
   */
  public Prediction get(int row) {
    Objects.checkIndex(row, size());
    double[] part = Arrays.copyOfRange(values, row * width, (row + 1) * width);
    return classes.isEmpty() ? Prediction.ofNumber(part[0]) : Prediction.ofClasses(classes, part);
  }

  /**
   * A probability, or the number.
   *
   * @param row from 0
   * @param index of the class; 0 for regression
   * @return the value
   */
  public double value(int row, int index) {
    return values[row * width + Objects.checkIndex(index, width)];
  }

  /**
   * All probabilities, or all numbers.
   *
   * @return a copy, row by row one a class, or one
   */
  public double[] toArray() {
    return values.clone();
  }

  /**
   * The index of the likeliest class; of equally likely ones the first.
   *
   * @param row from 0
   * @return from 0; 0 for regression
   */
  public int best(int row) {
    int best = 0;
    for (int i = 1; i < width; i++) {
      best = values[row * width + i] > values[row * width + best] ? i : best;
    }
    return best;
  }
}
