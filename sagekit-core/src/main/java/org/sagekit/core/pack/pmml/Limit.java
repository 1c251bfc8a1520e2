package org.sagekit.core.pack.pmml;

import org.sagekit.api.model.Node;

/**
 * What a number that is not missing must be to go to the left of a split: a comparison of doubles.
 * Trees that compare floats are moved to the one double from which on numbers round to the other
 * side, so that every reader finds the same leaf, whether it knows floats or not.
 *
 * @param kind how it is compared
 * @param value with what
 */
record Limit(Kind kind, double value) {
  private static final Limit NONE = new Limit(Kind.NEVER, 0);
  private static final Limit ALL = new Limit(Kind.ALWAYS, 0);
  private static final double BEYOND_FLOAT = 0x1p128;

  /** How numbers are compared. */
  enum Kind {
    /** Below the value. */
    LESS,
    /** The value, or below. */
    LESS_OR_EQUAL,
    /** No number goes left. */
    NEVER,
    /** Every number goes left. */
    ALWAYS
  }

  /** The limit of a split by a threshold. */
  static Limit of(double threshold, Node.Comparison comparison, Node.Precision precision) {
    boolean less = comparison == Node.Comparison.LESS;
    if (Double.isNaN(threshold)) {
      return NONE;
    }
    if (precision == Node.Precision.FLOAT) {
      float near = (float) threshold + 0f;
      return less || near == Float.POSITIVE_INFINITY
          ? less ? below(near) : ALL
          : below(Math.nextUp(near));
    }
    if (Double.isInfinite(threshold)) {
      return infinite(threshold > 0, less);
    }
    return less ? less(threshold) : lessOrEqual(threshold);
  }

  private static Limit infinite(boolean positive, boolean less) {
    if (positive) {
      return less ? lessOrEqual(Double.MAX_VALUE) : ALL;
    }
    return less ? NONE : less(-Double.MAX_VALUE);
  }

  /** What doubles round to a float below another. */
  private static Limit below(float limit) {
    if (limit == Float.NEGATIVE_INFINITY) {
      return NONE;
    }
    double under = limit == -Float.MAX_VALUE ? -BEYOND_FLOAT : Math.nextDown(limit);
    double over = limit == Float.POSITIVE_INFINITY ? BEYOND_FLOAT : limit;
    double middle = under / 2 + over / 2;
    return (float) middle < limit ? lessOrEqual(middle) : less(middle);
  }

  /** Some readers hold -0 for less than 0: with this sign neither zero is less than the limit. */
  private static Limit less(double value) {
    return new Limit(Kind.LESS, value == 0 ? -0.0 : value);
  }

  private static Limit lessOrEqual(double value) {
    return new Limit(Kind.LESS_OR_EQUAL, value == 0 ? 0.0 : value);
  }

  /** Writes the predicate of the left child. */
  void writeLeft(Xml xml, String field) {
    switch (kind) {
      case LESS -> compare(xml, field, "lessThan");
      case LESS_OR_EQUAL -> compare(xml, field, "lessOrEqual");
      case NEVER -> xml.open("False").close();
      case ALWAYS -> present(xml, field);
    }
  }

  /** Writes the predicate of the right child. */
  void writeRight(Xml xml, String field) {
    switch (kind) {
      case LESS -> compare(xml, field, "greaterOrEqual");
      case LESS_OR_EQUAL -> compare(xml, field, "greaterThan");
      case NEVER -> present(xml, field);
      case ALWAYS -> xml.open("False").close();
    }
  }

  private void compare(Xml xml, String field, String operator) {
    xml.open("SimplePredicate")
        .with("field", field)
        .with("operator", operator)
        .with("value", value)
        .close();
  }

  private static void present(Xml xml, String field) {
    xml.open("SimplePredicate").with("field", field).with("operator", "isNotMissing").close();
  }
}
