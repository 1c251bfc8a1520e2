package org.sagekit.core.train.tree;

import java.util.Arrays;
import org.sagekit.api.Problems;

/**
 * What trees learn to predict: numbers, or shares of classes. Immutable.
 *
 * <p>Two classes are learnt as the number 0 or 1: Gini's index is twice its variance, so the splits
 * are the same.
 */
public final class Response {
  /** One a row: the number less the middle, or the index of the class. */
  final double[] values;

  /** What the numbers were reduced by, so that sums of squares keep their digits. */
  final double middle;

  private final int classes;

  private Response(double[] values, double middle, int classes) {
    this.values = values;
    this.middle = middle;
    this.classes = classes;
  }

  /**
   * Numbers, whose mean each leaf has.
   *
   * @param numbers one a row, finite, at least one; copied
   * @return the response
   * @throws IllegalArgumentException if there is none or one is not finite
   */
  public static Response ofNumbers(double[] numbers) {
    checkSome(numbers);
    return new Response(numbers.clone(), 0, 0);
  }

  /**
   * Classes, whose shares each leaf has.
   *
   * @param codes one a row: the index of its class, at least one; copied
   * @param classes how many classes there are, at least 2
   * @return the response
   * @throws IllegalArgumentException if there is no row or a code is not an index of a class
   */
  public static Response ofClasses(double[] codes, int classes) {
    checkSome(codes);
    Problems.of("Response")
        .require(classes > 1, "classes", "at least 2", classes)
        .require(
            Arrays.stream(codes)
                .allMatch(code -> code >= 0 && code < classes && code == (int) code),
            "codes",
            "whole numbers from 0 to " + (classes - 1),
            "not all")
        .throwIfAny();
    return new Response(codes.clone(), 0, classes);
  }

  private static void checkSome(double[] values) {
    Problems.of("Response")
        .require(values.length > 0, "rows", "at least one", values.length)
        .require(Arrays.stream(values).allMatch(Double::isFinite), "values", "finite", "not all")
        .throwIfAny();
  }

  /**
   * The same with numbers about 0. The mean is rounded to few digits, so that sums of whole numbers
   * stay exact and rows count the same by their weight as by their number.
   */
  Response centred(double[] weights) {
    if (classes > 0) {
      return this;
    }
    double total = Arrays.stream(weights).sum();
    double mean = 0;
    double deviation = 0;
    for (int row = 0; row < values.length; row++) {
      mean += weights[row] / total * values[row];
    }
    for (int row = 0; row < values.length; row++) {
      deviation += weights[row] / total * Math.abs(values[row] - mean);
    }
    double step = deviation > 0 ? Math.scalb(1, Math.getExponent(deviation) - 2) : 0;
    double rounded = step > 0 ? Math.rint(mean / step) * step : mean;
    double shift = Double.isFinite(rounded) ? rounded : mean;
    return new Response(Arrays.stream(values).map(number -> number - shift).toArray(), shift, 0);
  }

  /**
   * How many rows there are.
   *
   * @return at least 1
   */
  public int size() {
    return values.length;
  }

  /**
   * How many numbers a leaf has.
   *
   * @return 1 for numbers, else the number of classes
   */
  public int width() {
    return Math.max(1, classes);
  }

  /** Whether a row has but a sum and a weight, rather than one of many classes. */
  boolean isNumber() {
    return classes <= 2;
  }

  /** The values of a leaf whose rows have this mean. */
  double[] leaf(double mean) {
    return classes == 0 ? new double[] {mean + middle} : new double[] {1 - mean, mean};
  }
}
