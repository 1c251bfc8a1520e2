package org.sagekit.monitor.quality;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.InferredType;
import org.sagekit.core.data.profile.TextType;

/** What is counted of values that read as numbers, and how many don't. For one thread. */
final class NumberTally {
  private final double least;
  private final double greatest;

  private long whole;
  private long fractions;
  private long texts;
  private long infinite;
  private long negative;
  private long outside;
  private double someFraction;
  private @Nullable String someText;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Counts the numbers outside of a range, if there is one. */
  NumberTally(OptionalDouble least, OptionalDouble greatest) {
    this.least = least.orElse(Double.NEGATIVE_INFINITY);
    this.greatest = greatest.orElse(Double.POSITIVE_INFINITY);
  }

  void add(String text, long times) {
    TextType type = TextType.of(text);
    if (type.isNumber()) {
      add(type.number(text), times);
      return;
    }
    texts += times;
    someText = someText == null ? text : someText;
  }

  /**
   * By its value, however it is written: 5.0 is whole. An infinite number is a number, but neither
   * whole nor not: the range check speaks of it.
   */
  void add(double number, long times) {
    if (Double.isInfinite(number)) {
      infinite += times;
    } else if (number == Math.rint(number)) {
      whole += times;
    } else {
      someFraction = fractions == 0 ? number : someFraction;
      fractions += times;
    }
    negative += number < 0 ? times : 0;
    outside += number < least || number > greatest ? times : 0;
    min = Math.min(min, number);
    max = Math.max(max, number);
  }

  /**
   * How many values are of a type: whole numbers are fractional data too, and any value will do as
   * text as long as there is one that is no number.
   */
  long of(InferredType type) {
    return switch (type) {
      case INTEGRAL -> whole + infinite;
      case FRACTIONAL -> whole + fractions + infinite;
      case STRING -> texts > 0 ? whole + fractions + infinite + texts : 0;
      case UNKNOWN -> whole + fractions + infinite + texts;
    };
  }

  long fractions() {
    return fractions;
  }

  /** One of the numbers that are not whole, if there is any. */
  double someFraction() {
    return someFraction;
  }

  long texts() {
    return texts;
  }

  /** One of the values that are no numbers; null if there is none. */
  @Nullable String someText() {
    return someText;
  }

  long numbers() {
    return whole + fractions + infinite;
  }

  long infinite() {
    return infinite;
  }

  long negative() {
    return negative;
  }

  long outside() {
    return outside;
  }

  /** Positive infinity if there is no number. */
  double min() {
    return min;
  }

  /** Negative infinity if there is no number. */
  double max() {
    return max;
  }
}
