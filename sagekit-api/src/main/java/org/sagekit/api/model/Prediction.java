package org.sagekit.api.model;

import java.util.Arrays;
import java.util.List;

/**
 * What a model says of one row. Immutable.
 *
 * <p>For classes: the probability of each, and the likeliest. For regression: a number.
 */
public final class Prediction {
  private final List<String> classes;
  private final double[] values;

  private Prediction(List<String> classes, double[] values) {
    this.classes = classes;
    this.values = values;
  }

  /**
   * A prediction of classes.
   *
   * @param classes at least one
   * @param probabilities one a class; copied
   * @return the prediction
   * @throws IllegalArgumentException if there are more or fewer probabilities than classes
   */
  public static Prediction ofClasses(List<String> classes, double[] probabilities) {
    if (classes.size() != probabilities.length || classes.isEmpty()) {
      throw new IllegalArgumentException(
          "Prediction: probabilities must be one for each of at least 1 class, but were %s for %s."
              .formatted(probabilities.length, classes.size()));
    }
    return new Prediction(List.copyOf(classes), probabilities.clone());
  }

  /**
   * A prediction of a number.
   *
   * @param value the number
   * @return the prediction
   */
  public static Prediction ofNumber(double value) {
    return new Prediction(List.of(), new double[] {value});
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
   * The predicted class, or the number as text.
   *
   * @return of equally likely classes the first
   */
  public String label() {
    return classes.isEmpty() ? Double.toString(values[0]) : classes.get(best());
  }

  /**
   * The predicted number; for classes the index of the likeliest.
   *
   * @return a number
   */
  public double value() {
    return classes.isEmpty() ? values[0] : best();
  }

  /**
   * How sure the model is: the probability of the predicted class.
   *
   * @return from 0 to 1; NaN for regression
   */
  public double confidence() {
    return classes.isEmpty() ? Double.NaN : values[best()];
  }

  /**
   * The probability of a class.
   *
   * @param label one of {@link #classes()}
   * @return from 0 to 1
   * @throws IllegalArgumentException if it is none of the classes
   */
  public double probability(String label) {
    int index = classes.indexOf(label);
    if (index < 0) {
      throw new IllegalArgumentException(
          "Prediction: class must be one of %s, but was '%s'.".formatted(classes, label));
    }
    return values[index];
  }

  /**
   * The probabilities.
   *
   * @return a copy, one a class; for regression the number alone
   */
  public double[] toArray() {
    return values.clone();
  }

  private int best() {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Prediction prediction
        && classes.equals(prediction.classes)
        && Arrays.equals(values, prediction.values);
  }

  @Override
  public int hashCode() {
    return 31 * classes.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return classes.isEmpty() ? label() : "%s (%s)".formatted(label(), confidence());
  }
}
