package org.sagekit.core.pack.code;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes the expressions of one function in Python, with parentheses only where its precedence asks
 * for them.
 *
 * <p>Python's whole numbers have no end, so that those of functions that wrap are brought back to
 * 32 bits; its division by zero raises, so that it is done by a function of its own unless the
 * divisor is known; its square root raises below zero, where no function of the source takes it.
 * For one thread.
 */
final class PythonExpressions {
  private static final int CHOICE = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int BIT_OR = 5;
  private static final int BIT_XOR = 6;
  private static final int BIT_AND = 7;
  private static final int SHIFT = 8;
  private static final int SUM = 9;
  private static final int PRODUCT = 10;
  private static final int SIGN = 11;
  private static final int WHOLE = 12;

  private final Set<String> variables = new HashSet<>();
  private final Set<Table> tables = EnumSet.noneOf(Table.class);
  private boolean usesCell;

  /** Whether what is written may go beyond 32 bits: no index and no width of a shift does. */
  private boolean wraps;

  PythonExpressions(Function function) {
    wraps = function.wraps();
    function.parameters().forEach(parameter -> variables.add(parameter.name()));
    variables.addAll(Uses.of(function).declared());
  }

  /** A text, and how tightly it holds together. */
  private record Written(String text, int level) {
    String within(int least) {
      return level < least ? "(" + text + ")" : text;
    }
  }

  /** A name as Python has it: words with underscores between them. */
  static String name(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** The name of a function, which users are not to call. */
  static String functionName(String name) {
    return "_" + name(name);
  }

  static String constantName(String name) {
    return "_" + name;
  }

  /** What is to stand before the steps: tables as variables, which are reached fastest. */
  List<String> heading() {
    List<String> lines = new ArrayList<>();
    for (Table table : tables) {
      String from = table.isConstant() ? "_" + table.name() : "s." + table.word();
      lines.add(variable(table.word()) + " = " + from);
    }
    if (usesCell) {
      lines.add(cell() + " = s.cell");
    }
    return lines;
  }

  /** A variable that the source does not have. */
  private String variable(String word) {
    return variables.contains(word) ? word + "_" : word;
  }

  /** The variable that rounds what is put into its only element to 32 bits. */
  String cell() {
    usesCell = true;
    return variable("cell");
  }

  String print(Expression expression) {
    return written(expression).text();
  }

  private Written written(Expression expression) {
    if (expression instanceof Expression.Unary unary) {
      return unary.operator().equals("!")
          ? new Written("not " + within(unary.operand(), NOT), NOT)
          : new Written("-" + within(unary.operand(), SIGN), SIGN);
    }
    if (expression instanceof Expression.Binary binary) {
      return binary(binary);
    }
    if (expression instanceof Expression.Choice choice) {
      String condition = within(choice.condition(), OR);
      String yes = within(choice.yes(), OR);
      return new Written(yes + " if " + condition + " else " + print(choice.no()), CHOICE);
    }
    if (expression instanceof Expression.Mathematics mathematics) {
      return mathematics(mathematics);
    }
    return new Written(whole(expression), WHOLE);
  }

  private String within(Expression expression, int least) {
    return written(expression).within(least);
  }

  /** What never needs parentheses. */
  private String whole(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal(literal);
    }
    if (expression instanceof Expression.Name name) {
      return name(name.name());
    }
    if (expression instanceof Expression.Constant constant) {
      return constantName(constant.name());
    }
    if (expression instanceof Expression.Scalar scalar) {
      return "s." + name(scalar.name());
    }
    if (expression instanceof Expression.Element element) {
      tables.add(element.table());
      return variable(element.table().word()) + "[" + small(element.index()).text() + "]";
    }
    if (expression instanceof Expression.Cast cast) {
      return cast(cast);
    }
    if (expression instanceof Expression.Single single) {
      return "array(\"f\", (" + print(single.operand()) + ",))[0]";
    }
    return call((Expression.Invocation) expression);
  }

  private static String literal(Expression.Literal literal) {
    return switch (literal.text()) {
      case "true" -> "True";
      case "false" -> "False";
      default -> literal.text();
    };
  }

  private String cast(Expression.Cast cast) {
    if (cast.kind() == Kind.INT) {
      return "int(" + print(cast.operand()) + ")";
    }
    return cast.operand() instanceof Expression.Literal literal
        ? literal.text() + ".0"
        : "float(" + print(cast.operand()) + ")";
  }

  private String call(Expression.Invocation call) {
    List<String> arguments = new ArrayList<>();
    if (call.takesState()) {
      arguments.add("s");
    }
    call.arguments().forEach(argument -> arguments.add(print(argument)));
    return functionName(call.function()) + "(" + String.join(", ", arguments) + ")";
  }

  /**
   * Flooring by a division, unlike {@code math.floor}, gives a real number and keeps the sign of
   * zero.
   */
  private Written mathematics(Expression.Mathematics mathematics) {
    return switch (mathematics.function()) {
      case "floor" -> new Written(within(mathematics.operand(), PRODUCT) + " // 1.0", PRODUCT);
      case "sqrt" -> new Written("math.sqrt(" + print(mathematics.operand()) + ")", WHOLE);
      default ->
          throw new IllegalStateException(
              "Source: function must be known, but was Math." + mathematics.function());
    };
  }

  private Written binary(Expression.Binary binary) {
    String operator = binary.operator();
    boolean whole = binary.operands() == Kind.INT;
    return switch (operator) {
      case "||" -> joined(binary, "or", OR);
      case "&&" -> joined(binary, "and", AND);
      case "<", "<=", ">", ">=", "==", "!=" -> comparison(binary);
      case "|" ->
          wraps && isZero(binary.right())
              ? wrapped(written(binary.left()))
              : joined(binary, operator, BIT_OR);
      case "^" -> joined(binary, operator, BIT_XOR);
      case "&" -> joined(binary, operator, BIT_AND);
      case "<<" -> bounded(shift(within(binary.left(), SHIFT), "<<", binary.right()));
      case ">>" -> shift(within(binary.left(), SHIFT), ">>", binary.right());
      case ">>>" ->
          shift("(" + within(binary.left(), BIT_AND) + " & 0xFFFFFFFF)", ">>", binary.right());
      case "+", "-" -> joined(binary, operator, SUM);
      case "*" -> whole ? bounded(joined(binary, operator, PRODUCT)) : joined(binary, "*", PRODUCT);
      case "%" -> joined(binary, operator, PRODUCT);
      case "/" -> whole ? joined(binary, "//", PRODUCT) : division(binary);
      default ->
          throw new IllegalStateException("Source: operator must be known, but was " + operator);
    };
  }

  private Written joined(Expression.Binary binary, String operator, int level) {
    String left = left(binary).within(level);
    return new Written(left + " " + operator + " " + right(binary).within(level + 1), level);
  }

  private Written shift(String bits, String operator, Expression width) {
    return new Written(bits + " " + operator + " " + small(width).within(SUM), SHIFT);
  }

  /** Writes what stays within 32 bits. */
  private Written small(Expression expression) {
    boolean outside = wraps;
    wraps = false;
    Written written = written(expression);
    wraps = outside;
    return written;
  }

  /** Python chains comparisons that stand beside each other. */
  private Written comparison(Expression.Binary binary) {
    String left = left(binary).within(COMPARISON + 1);
    String right = right(binary).within(COMPARISON + 1);
    return new Written(left + " " + binary.operator() + " " + right, COMPARISON);
  }

  /** The first operand; beside a real number a whole one is taken as such without a word. */
  private Written left(Expression.Binary binary) {
    return isConverted(binary.left()) && !isConverted(binary.right())
        ? written(((Expression.Cast) binary.left()).operand())
        : written(binary.left());
  }

  /** The second operand, likewise. */
  private Written right(Expression.Binary binary) {
    return isConverted(binary.right()) && !isConverted(binary.left())
        ? written(((Expression.Cast) binary.right()).operand())
        : written(binary.right());
  }

  /** What stands behind an operator that assigns. */
  String rightOf(Expression.Binary binary) {
    return right(binary).text();
  }

  private static boolean isConverted(Expression expression) {
    return expression instanceof Expression.Cast cast
        && cast.kind() == Kind.DOUBLE
        && !(cast.operand() instanceof Expression.Literal);
  }

  private Written bounded(Written number) {
    return wraps ? wrapped(number) : number;
  }

  private static Written wrapped(Written number) {
    String bits = number.within(BIT_AND) + " & 0xFFFFFFFF";
    return new Written("((" + bits + ") ^ 0x80000000) - 0x80000000", SUM);
  }

  /** A constant of the source is never zero. */
  private Written division(Expression.Binary binary) {
    Expression divisor = binary.right();
    if (isZero(divisor) && binary.left() instanceof Expression.Literal) {
      return new Written(isZero(binary.left()) ? "math.nan" : "math.inf", WHOLE);
    }
    boolean known = divisor instanceof Expression.Literal && !isZero(divisor);
    if (known || divisor instanceof Expression.Constant) {
      return joined(binary, "/", PRODUCT);
    }
    String operands = left(binary).text() + ", " + right(binary).text();
    return new Written("_quotient(" + operands + ")", WHOLE);
  }

  private static boolean isZero(Expression expression) {
    return expression instanceof Expression.Literal literal
        && literal.kind() != Kind.BOOLEAN
        && Double.parseDouble(literal.text()) == 0;
  }
}
