package org.sagekit.core.pack.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the functions of one class of the source. For one thread. */
final class Parser {
  private static final String STATE = "State";
  private final Tokens tokens;
  private final Expressions expressions;
  private final Map<String, Kind> variables = new HashMap<>();

  Parser(String source, Map<String, Signature> signatures, Map<String, Kind> constants) {
    tokens = new Tokens(source);
    expressions = new Expressions(tokens, signatures, constants, variables);
  }

  /** What a call needs to know of a function. */
  record Signature(Kind kind, boolean takesState, List<Kind> parameters) {}

  /**
   * Reads all functions of a class.
   *
   * @param wraps whether their sums and products of whole numbers may go beyond 32 bits
   */
  List<Function> functions(boolean wraps) {
    List<Function> functions = new ArrayList<>();
    String comment = "";
    while (!tokens.peek().equals(Tokens.END)) {
      String token = tokens.take();
      if (token.startsWith("/**")) {
        comment = Comments.plain(token);
      } else if (token.equals("static") && !tokens.peek().equals("final")) {
        functions.add(function(comment, wraps));
      }
    }
    return functions;
  }

  private Function function(String comment, boolean wraps) {
    variables.clear();
    Kind kind = Kind.named(tokens.take());
    String name = tokens.take();
    List<Function.Parameter> parameters = new ArrayList<>();
    boolean takesState = false;
    tokens.expect("(");
    while (!tokens.takeIf(")")) {
      String type = tokens.take();
      if (type.equals(STATE)) {
        takesState = true;
        tokens.take();
      } else {
        Function.Parameter parameter = new Function.Parameter(Kind.named(type), tokens.take());
        variables.put(parameter.name(), parameter.kind());
        parameters.add(parameter);
      }
      tokens.takeIf(",");
    }
    return new Function(comment, kind, name, wraps, takesState, parameters, block());
  }

  private List<Statement> block() {
    List<Statement> statements = new ArrayList<>();
    tokens.expect("{");
    while (!tokens.takeIf("}")) {
      statements.add(statement());
    }
    return statements;
  }

  private Statement statement() {
    switch (tokens.peek()) {
      case "if":
        return choice();
      case "while":
        tokens.take();
        Expression condition = inParentheses();
        return new Statement.While(condition, block());
      case "for":
        return loop();
      case "return":
        tokens.take();
        Optional<Expression> value =
            tokens.peek().equals(";") ? Optional.empty() : Optional.of(expressions.expression());
        tokens.expect(";");
        return new Statement.Return(value);
      default:
        Statement simple = simple();
        tokens.expect(";");
        return simple;
    }
  }

  private Statement choice() {
    tokens.expect("if");
    Expression condition = inParentheses();
    List<Statement> yes = block();
    List<Statement> no = new ArrayList<>();
    if (tokens.takeIf("else")) {
      if (tokens.peek().equals("if")) {
        no.add(choice());
      } else {
        no.addAll(block());
      }
    }
    return new Statement.If(condition, yes, no);
  }

  private Statement loop() {
    tokens.expect("for");
    tokens.expect("(");
    Statement.Declare start = (Statement.Declare) simple();
    tokens.expect(";");
    Expression condition = expressions.expression();
    tokens.expect(";");
    Statement.Assign step = (Statement.Assign) simple();
    tokens.expect(")");
    return new Statement.For(start, condition, step, block());
  }

  private Expression inParentheses() {
    tokens.expect("(");
    Expression expression = expressions.expression();
    tokens.expect(")");
    return expression;
  }

  /** A declaration, an assignment or a call. */
  private Statement simple() {
    String first = tokens.peek();
    if (first.equals("int") || first.equals("double") || first.equals("boolean")) {
      Kind kind = Kind.named(tokens.take());
      String name = tokens.take();
      variables.put(name, kind);
      tokens.expect("=");
      return new Statement.Declare(kind, name, Expressions.as(kind, expressions.expression()));
    }
    Expression target = expressions.expression();
    if (target instanceof Expression.Invocation call) {
      return new Statement.Evaluate(call);
    }
    return new Statement.Assign(target, assigned(target, tokens.take()));
  }

  private Expression assigned(Expression target, String operator) {
    return switch (operator) {
      case "=" -> Expressions.as(target.kind(), expressions.expression());
      case "+=" -> new Expression.Binary("+", target, expressions.expression());
      case "-=" -> new Expression.Binary("-", target, expressions.expression());
      case "++" -> new Expression.Binary("+", target, new Expression.Literal("1", Kind.INT));
      case "--" -> new Expression.Binary("-", target, new Expression.Literal("1", Kind.INT));
      default -> throw new IllegalStateException("Source: assignment must be known: " + operator);
    };
  }
}
