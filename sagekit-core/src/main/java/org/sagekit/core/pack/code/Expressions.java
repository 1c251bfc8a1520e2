package org.sagekit.core.pack.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads expressions, by the precedence of their operators. For one thread. */
final class Expressions {
  private static final String STATE = "s";

  private final Tokens tokens;
  private final Map<String, Parser.Signature> signatures;
  private final Map<String, Kind> constants;
  private final Map<String, Kind> variables;

  Expressions(
      Tokens tokens,
      Map<String, Parser.Signature> signatures,
      Map<String, Kind> constants,
      Map<String, Kind> variables) {
    this.tokens = tokens;
    this.signatures = signatures;
    this.constants = constants;
    this.variables = variables;
  }

  Expression expression() {
    Expression condition = binary(0);
    if (!tokens.takeIf("?")) {
      return condition;
    }
    Expression yes = expression();
    tokens.expect(":");
    Expression no = expression();
    Kind kind = yes.kind() == Kind.DOUBLE ? Kind.DOUBLE : no.kind();
    return new Expression.Choice(condition, as(kind, yes), as(kind, no));
  }

  private Expression binary(int level) {
    if (level == Operators.LEVELS) {
      return unary();
    }
    Expression left = binary(level + 1);
    while (Operators.levelOf(tokens.peek()) == level) {
      String operator = tokens.take();
      Expression right = binary(level + 1);
      Kind kind = new Expression.Binary(operator, left, right).operands();
      boolean alike = !operator.equals("<<") && !operator.startsWith(">>");
      left = new Expression.Binary(operator, alike ? as(kind, left) : left, as(kind, right));
    }
    return left;
  }

  /** The same value as another kind. */
  static Expression as(Kind kind, Expression value) {
    return kind == Kind.DOUBLE && value.kind() == Kind.INT
        ? new Expression.Cast(Kind.DOUBLE, value)
        : value;
  }

  private Expression unary() {
    if (tokens.takeIf("-")) {
      return new Expression.Unary("-", unary());
    }
    if (tokens.takeIf("!")) {
      Expression operand = unary();
      return operand instanceof Expression.Binary binary && isNan(binary)
          ? new Expression.Binary("==", binary.left(), binary.right())
          : new Expression.Unary("!", operand);
    }
    if (tokens.peek().equals("(") && tokens.peek(2).equals(")")) {
      String type = tokens.peek(1);
      if (type.equals("int") || type.equals("double") || type.equals("float")) {
        tokens.take();
        tokens.take();
        tokens.take();
        Expression operand = unary();
        return type.equals("float")
            ? new Expression.Single(operand)
            : new Expression.Cast(Kind.named(type), operand);
      }
    }
    return primary();
  }

  private Expression primary() {
    if (tokens.takeIf("(")) {
      Expression inner = expression();
      tokens.expect(")");
      return inner;
    }
    String word = tokens.take();
    if (Character.isDigit(word.charAt(0))) {
      boolean whole = word.chars().allMatch(Character::isDigit);
      return new Expression.Literal(word, whole ? Kind.INT : Kind.DOUBLE);
    }
    if (word.equals("true") || word.equals("false")) {
      return new Expression.Literal(word, Kind.BOOLEAN);
    }
    if (word.equals(STATE) && tokens.takeIf(".")) {
      return ofState(tokens.take());
    }
    if (tokens.takeIf(".")) { // the class of a function does not matter
      String name = tokens.take();
      return word.equals("Double") ? nan() : word.equals("Math") ? mathematics(name) : call(name);
    }
    if (tokens.peek().equals("(")) {
      return call(word);
    }
    Kind variable = variables.get(word);
    if (variable != null) {
      return new Expression.Name(word, variable);
    }
    Kind constant = constants.get(word);
    if (constant != null) {
      return new Expression.Constant(word, constant);
    }
    throw new IllegalStateException("Source: name must be known, but was '" + word + "'.");
  }

  private Expression ofState(String field) {
    if (!tokens.takeIf("[")) {
      return new Expression.Scalar(field);
    }
    Expression index = expression();
    tokens.expect("]");
    return new Expression.Element(Table.valueOf(field.toUpperCase(Locale.ROOT)), index);
  }

  /** What is not equal to itself, in every language. */
  private Expression nan() {
    tokens.expect("(");
    Expression operand = expression();
    tokens.expect(")");
    return new Expression.Binary("!=", operand, operand);
  }

  private static boolean isNan(Expression.Binary binary) {
    return binary.operator().equals("!=") && binary.left().equals(binary.right());
  }

  private Expression mathematics(String name) {
    tokens.expect("(");
    Expression operand = expression();
    tokens.expect(")");
    return new Expression.Mathematics(name, operand);
  }

  private Expression call(String name) {
    Parser.Signature signature = signatures.get(name);
    if (signature == null) {
      throw new IllegalStateException("Source: function must be known, but was '" + name + "'.");
    }
    List<Expression> arguments = new ArrayList<>();
    tokens.expect("(");
    if (signature.takesState()) {
      tokens.expect(STATE);
      tokens.takeIf(",");
    }
    while (!tokens.takeIf(")")) {
      arguments.add(as(signature.parameters().get(arguments.size()), expression()));
      tokens.takeIf(",");
    }
    return new Expression.Invocation(name, signature.takesState(), arguments, signature.kind());
  }
}
