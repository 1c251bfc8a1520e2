package org.sagekit.api.model;

import java.util.Arrays;

/** Some numbers, as an immutable value: equal if all numbers are, NaN included. */
public final class Doubles {
  private final double[] values;

  private Doubles(double[] values) {
    this.values = values;
  }

  /**
   * Numbers.
   *
   * @param values any; copied
   * @return the value
   */
  public static Doubles of(double... values) {
    return new Doubles(values.clone());
  }

  /**
   * How many numbers there are.
   *
   * @return zero or more
   */
  public int size() {
    return values.length;
  }

  /**
   * One of the numbers.
   *
   * @param index from 0
   * @return the number
   */
  public double get(int index) {
    return values[index];
  }

  /**
   * All numbers.
   *
   * @return a copy
   */
  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Doubles doubles && Arrays.equals(values, doubles.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return values.length <= 8 ? Arrays.toString(values) : values.length + " numbers";
  }
}
