package org.sagekit.core.track.search.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.core.track.search.query.Token.Kind;

/**
 * Reads a query from left to right:
 *
 * <pre>
 * or         = and { OR and }
 * and        = not { AND not }
 * not        = NOT not | "(" or ")" | comparison
 * comparison = operand ( sign value | [NOT] LIKE text | [NOT] ILIKE text
 *                      | [NOT] IN "(" value { "," value } ")" | IS [NOT] NULL )
 * </pre>
 *
 * For one thread.
 */
final class Parser {
  /** How deep parentheses and NOT may nest: each level is a call in a call. */
  static final int DEEPEST = 200;

  private final TokenReader tokens;
  private int depth;

  Parser(TokenReader tokens) {
    this.tokens = tokens;
  }

  /** Reads all; nothing is a query that always holds. */
  Expression read() {
    if (tokens.peek().kind() == Kind.END) {
      return new Expression.And(List.of());
    }
    Expression all = or();
    if (tokens.peek().kind() != Kind.END) {
      throw tokens.wrong("go on with AND or OR, or end,", tokens.peek(), "");
    }
    return all;
  }

  private Expression or() {
    List<Expression> parts = new ArrayList<>();
    do {
      parts.add(and());
    } while (tokens.accept("OR"));
    return parts.size() == 1 ? parts.get(0) : new Expression.Or(List.copyOf(parts));
  }

  private Expression and() {
    List<Expression> parts = new ArrayList<>();
    do {
      parts.add(not());
    } while (tokens.accept("AND"));
    return parts.size() == 1 ? parts.get(0) : new Expression.And(List.copyOf(parts));
  }

  private Expression not() {
    Token begin = tokens.peek();
    if (tokens.accept("NOT")) {
      deeper(begin);
      Expression negated = new Expression.Not(not());
      depth--;
      return negated;
    }
    if (tokens.accept(Kind.OPEN)) {
      deeper(begin);
      Expression inner = or();
      tokens.require(Kind.CLOSE, "go on with AND or OR, or have ')',");
      depth--;
      return inner;
    }
    return comparison();
  }

  private void deeper(Token begin) {
    depth++;
    if (depth > DEEPEST) {
      throw tokens.wrong("nest at most " + DEEPEST + " levels deep", begin, "");
    }
  }

  private Expression comparison() {
    Operand left = tokens.operand();
    Token token = tokens.next();
    if (token.is("IS")) {
      return presence(left);
    }
    boolean isNegated = token.is("NOT");
    Token how = isNegated ? tokens.next() : token;
    if (how.is("LIKE") || how.is("ILIKE")) {
      return new Expression.Comparison(left, like(left, how, isNegated));
    }
    if (how.is("IN")) {
      return new Expression.Comparison(left, in(left, isNegated));
    }
    Operator operator = how.kind() == Kind.SIGN ? Operator.of(how.text()) : null;
    if (operator == null || isNegated) {
      String advice = isNegated ? "LIKE, ILIKE or IN" : "=, !=, <, <=, >, >=, LIKE, IN or IS";
      throw tokens.wrong("have " + advice, how, "");
    }
    if (left.type() == ValueType.RUN) {
      return ofRun(left, operator);
    }
    return new Expression.Comparison(left, condition(left, operator));
  }

  private Expression presence(Operand left) {
    boolean isThere = tokens.accept("NOT");
    Token token = tokens.next();
    if (!token.is("NULL")) {
      throw tokens.wrong("have NULL" + (isThere ? "" : " or NOT NULL"), token, "");
    }
    Expression presence = new Expression.Presence(left);
    return isThere ? presence : new Expression.Not(presence);
  }

  private Condition like(Operand left, Token how, boolean isNegated) {
    if (left.type() == ValueType.NUMBER || left.type() == ValueType.TIME) {
      throw tokens.wrong("have a text left of LIKE, not a number or time,", how, "");
    }
    Token pattern = tokens.next();
    if (pattern.kind() != Kind.TEXT) {
      throw tokens.wrong("have a pattern in single quotes", pattern, "");
    }
    boolean isCaseIgnored = how.is("ILIKE") || left.type() == ValueType.WORD;
    return new Condition.Like(new LikePattern(pattern.text(), isCaseIgnored), isNegated);
  }

  private Condition in(Operand left, boolean isNegated) {
    tokens.require(Kind.OPEN, "have '('");
    Operator operator = isNegated ? Operator.UNEQUAL : Operator.EQUAL;
    List<Condition> conditions = new ArrayList<>();
    do {
      conditions.add(condition(left, operator));
    } while (tokens.accept(Kind.COMMA));
    tokens.require(Kind.CLOSE, "go on with ',' or ')'");
    return isNegated
        ? new Condition.AllOf(List.copyOf(conditions))
        : new Condition.AnyOf(List.copyOf(conditions));
  }

  /** Identities are ordered by their numbers: run-9 comes before run-10. */
  private Expression ofRun(Operand left, Operator operator) {
    Token right = tokens.peek();
    boolean isText = right.kind() == Kind.TEXT;
    String digits =
        isText && right.text().startsWith(Operand.RunNumber.PREFIX)
            ? right.text().substring(Operand.RunNumber.PREFIX.length())
            : right.text();
    Number number = isText && !operator.isOfOrder() ? null : NumberText.of(digits);
    if (number == null) {
      return new Expression.Comparison(left, condition(left, operator));
    }
    tokens.next();
    return new Expression.Comparison(
        new Operand.RunNumber(left), new Condition.OfNumber(operator, number));
  }

  private Condition condition(Operand left, Operator operator) {
    Token right = tokens.next();
    Number number = NumberText.of(right.text());
    boolean isNumber = right.kind() == Kind.WORD && number != null;
    boolean isText = right.kind() == Kind.TEXT || right.is("true") || right.is("false");
    if (!isNumber && !isText) {
      throw tokens.wrong("have a number or a text in single quotes", right, advice(right));
    }
    return switch (left.type()) {
      case NUMBER -> new Condition.OfNumber(operator, required(number, "a number", right));
      case TIME ->
          new Condition.OfTime(
              operator, required(time(right), "a time such as '2026-11-28T20:15:00Z'", right));
      case WORD -> word(left, operator, right);
      case RUN -> new Condition.OfText(operator, isNumber ? run(number) : right.text(), null);
      case TEXT, OPEN ->
          isNumber
              ? new Condition.OfNumber(operator, required(number, "a number", right))
              : new Condition.OfText(operator, right.text(), number);
    };
  }

  private static String run(@Nullable Number number) {
    return Operand.RunNumber.PREFIX + number;
  }

  private static @Nullable Instant time(Token right) {
    return right.kind() == Kind.TEXT ? TimeText.of(right.text()) : null;
  }

  private <T> T required(@Nullable T value, String what, Token right) {
    if (value == null) {
      throw tokens.wrong("have " + what, right, "");
    }
    return value;
  }

  private Condition word(Operand left, Operator operator, Token right) {
    List<String> words =
        left instanceof Operand.OfRun of ? of.attribute().words() : List.<String>of();
    if (words.stream().noneMatch(right.text()::equalsIgnoreCase)) {
      throw tokens.wrong(
          "have one of " + String.join(", ", words),
          right,
          Problems.didYouMean(right.text(), words));
    }
    return new Condition.OfWord(operator, right.text());
  }

  private static String advice(Token right) {
    return right.kind() == Kind.WORD || right.kind() == Kind.QUOTED
        ? " Maybe put it in single quotes."
        : "";
  }
}
