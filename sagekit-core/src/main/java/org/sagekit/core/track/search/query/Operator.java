package org.sagekit.core.track.search.query;

import org.jspecify.annotations.Nullable;

/** How two values are compared. */
enum Operator {
  EQUAL,
  UNEQUAL,
  LESS,
  AT_MOST,
  GREATER,
  AT_LEAST;

  /** What a sign stands for, null if for nothing. */
  static @Nullable Operator of(String sign) {
    return switch (sign) {
      case "=", "==" -> EQUAL;
      case "!=", "<>" -> UNEQUAL;
      case "<" -> LESS;
      case "<=" -> AT_MOST;
      case ">" -> GREATER;
      case ">=" -> AT_LEAST;
      default -> null;
    };
  }

  /** Whether it asks which of two comes first. */
  boolean isOfOrder() {
    return this != EQUAL && this != UNEQUAL;
  }

  /** Whether it holds of two values that compare so. */
  boolean holds(int comparison) {
    return switch (this) {
      case EQUAL -> comparison == 0;
      case UNEQUAL -> comparison != 0;
      case LESS -> comparison < 0;
      case AT_MOST -> comparison <= 0;
      case GREATER -> comparison > 0;
      case AT_LEAST -> comparison >= 0;
    };
  }

  /**
   * Whether it holds of two numbers. Whole ones are compared exactly, all digits of a seed. NaN
   * equals itself, so that it can be asked for, and comes before and after nothing.
   */
  boolean holds(Number left, Number right) {
    if (left instanceof Long && right instanceof Long) {
      return holds(Long.compare(left.longValue(), right.longValue()));
    }
    double a = left.doubleValue();
    double b = right.doubleValue();
    if (Double.isNaN(a) || Double.isNaN(b)) {
      boolean same = Double.isNaN(a) && Double.isNaN(b);
      return this == EQUAL ? same : this == UNEQUAL && !same;
    }
    return holds(a < b ? -1 : a > b ? 1 : 0);
  }
}
