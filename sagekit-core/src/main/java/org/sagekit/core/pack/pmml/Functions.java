package org.sagekit.core.pack.pmml;

import org.sagekit.api.model.Activate;

/** What is done to single numbers. */
final class Functions {
  private static final double LEAST = 1e-15;

  private Functions() {}

  /** A function of a field; missing stays missing. */
  static Expression of(Activate.Function function, String field) {
    Expression x = Expression.field(field);
    return switch (function) {
      case LOG -> ln(atLeast(x, LEAST));
      case LOGIT -> {
        Expression p = atMost(atLeast(x, LEAST), 1 - LEAST);
        yield ln(Expression.call("/", p, Expression.call("-", Expression.number(1), p)));
      }
      case EXP -> Expression.call("exp", x);
      case LOGISTIC -> logistic(x);
    };
  }

  /** {@code 1 / (1 + exp(-x))}. */
  static Expression logistic(Expression x) {
    Expression one = Expression.number(1);
    Expression power = Expression.call("exp", Expression.call("*", x, Expression.number(-1)));
    return Expression.call("/", one, Expression.call("+", one, power));
  }

  private static Expression ln(Expression x) {
    return Expression.call("ln", x);
  }

  /** PMML's own function of the greatest number leaves out missing ones, so it is not used. */
  private static Expression atLeast(Expression x, double least) {
    Expression bound = Expression.number(least);
    return Expression.call("if", Expression.call("lessThan", x, bound), bound, x);
  }

  private static Expression atMost(Expression x, double most) {
    Expression bound = Expression.number(most);
    return Expression.call("if", Expression.call("greaterThan", x, bound), bound, x);
  }
}
