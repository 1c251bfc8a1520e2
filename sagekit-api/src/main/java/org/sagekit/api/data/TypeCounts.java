package org.sagekit.api.data;

import org.sagekit.api.Problems;

/**
 * What the values of a column read as, counted one by one: a text of digits counts as a whole
 * number, and so does a real number without a fraction. Missing values are not counted. Immutable.
 *
 * @param whole whole numbers: an optional sign and digits, or a number that is whole
 * @param fractional other numbers, the infinite ones included; texts with a point or an exponent
 * @param logical true and false, in any case
 * @param text everything else: words, times, blanks
 */
public record TypeCounts(long whole, long fractional, long logical, long text) {
  /** No value, or values whose types were not looked at. */
  public static final TypeCounts NONE = new TypeCounts(0, 0, 0, 0);

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if a count is negative
   */
  public TypeCounts {
    Problems.of("Type counts")
        .require(whole >= 0, "whole", "at least 0", whole)
        .require(fractional >= 0, "fractional", "at least 0", fractional)
        .require(logical >= 0, "logical", "at least 0", logical)
        .require(text >= 0, "text", "at least 0", text)
        .throwIfAny();
  }

  /**
   * How many values were looked at.
   *
   * @return the sum of the counts
   */
  public long total() {
    return whole + fractional + logical + text;
  }

  /**
   * The narrowest type that all values have.
   *
   * @return {@link InferredType#UNKNOWN} if there is no value, {@link InferredType#STRING} if one
   *     is no number
   */
  public InferredType inferred() {
    if (logical + text > 0) {
      return InferredType.STRING;
    }
    if (fractional > 0) {
      return InferredType.FRACTIONAL;
    }
    return whole > 0 ? InferredType.INTEGRAL : InferredType.UNKNOWN;
  }

  /**
   * The share of values that a type admits: whole numbers are {@link InferredType#FRACTIONAL} too,
   * and everything is a {@link InferredType#STRING}.
   *
   * @param type which one
   * @return from 0 to 1, of the values that are there; 1 if there is none, 0 for {@link
   *     InferredType#UNKNOWN} if there is one
   */
  public double share(InferredType type) {
    if (total() == 0) {
      return 1;
    }
    long admitted =
        switch (type) {
          case INTEGRAL -> whole;
          case FRACTIONAL -> whole + fractional;
          case STRING -> total();
          case UNKNOWN -> 0;
        };
    return (double) admitted / total();
  }
}
