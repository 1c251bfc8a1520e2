package org.sagekit.core.pack.pmml;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.model.Kernel;

/** The likenesses that PMML has no kernel for, in its arithmetic. */
final class Likeness {
  private static final double ROOT_3 = Math.sqrt(3);
  private static final double ROOT_5 = Math.sqrt(5);
  private static final Expression TWO = Expression.number(2);
  private static final Expression ONE = Expression.number(1);

  private Likeness() {}

  /** The fields that are the likenesses to a kernel's points. */
  static List<String> of(Fields fields, int node, Kernel kernel, List<String> inputs) {
    int width = inputs.size();
    List<String> likenesses = new ArrayList<>();
    for (int point = 0; point < kernel.points().size() / width; point++) {
      List<Expression> squares = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        squares.add(
            square(
                Expression.call(
                    "-",
                    Expression.field(inputs.get(i)),
                    Expression.number(kernel.points().get(point * width + i)))));
      }
      Expression distance = Expression.call("sqrt", Expression.sum(squares));
      Expression far = Expression.call("*", distance, Expression.number(rate(kernel)));
      String r = fields.derive(fields.name(node, "r" + point), far);
      likenesses.add(fields.derive(fields.name(node, "k" + point), likeness(kernel, r)));
    }
    return likenesses;
  }

  private static double rate(Kernel kernel) {
    return switch (kernel.function()) {
      case MATERN_3_2 -> ROOT_3 * kernel.gamma();
      case MATERN_5_2 -> ROOT_5 * kernel.gamma();
      default -> kernel.gamma();
    };
  }

  private static Expression likeness(Kernel kernel, String field) {
    Expression r = Expression.field(field);
    Expression fall = Expression.call("exp", Expression.call("*", r, Expression.number(-1)));
    Expression once = Expression.call("+", ONE, r);
    return switch (kernel.function()) {
      case MATERN_3_2 -> Expression.call("*", once, fall);
      case MATERN_5_2 -> {
        Expression third = Expression.call("/", square(r), Expression.number(3));
        yield Expression.call("*", Expression.call("+", once, third), fall);
      }
      default -> fall;
    };
  }

  private static Expression square(Expression x) {
    return Expression.call("pow", x, TWO);
  }
}
