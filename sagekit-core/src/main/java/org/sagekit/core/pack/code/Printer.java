package org.sagekit.core.pack.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes functions in a language of braces; what differs from language to language is asked for.
 * For one thread.
 */
abstract class Printer {
  /** Compilers warn where these stand beside others without parentheses. */
  private static final Set<String> UNUSUAL = Set.of("|", "^", "&", "<<", ">>", ">>>", "||");

  private final StringBuilder out = new StringBuilder();
  private String indent;

  /** Whether the sums and products of the function at hand may go beyond 32 bits. */
  private boolean wraps;

  Printer(String indent) {
    this.indent = indent;
  }

  /** The head of a function, up to the parameters' end. */
  abstract String head(Function function);

  /** The type of a variable. */
  abstract String type(Kind kind);

  /** A number, {@code true} or {@code false}. */
  String literal(String text) {
    return text;
  }

  String constant(String name) {
    return name;
  }

  String table(Table table) {
    return table.isConstant() ? table.name() : "s." + table.word();
  }

  String scalar(String name) {
    return "s." + name;
  }

  String function(String name) {
    return name;
  }

  abstract String cast(Expression.Cast cast);

  abstract String single(String operand);

  String mathematics(String function, String operand) {
    return "Math." + function + "(" + operand + ")";
  }

  /** An operation whose form is the language's own; else null. */
  abstract @Nullable String special(Expression.Binary binary, boolean wraps);

  /** Writes a function. */
  String print(Function function) {
    out.setLength(0);
    wraps = function.wraps();
    comment(function.comment());
    line(head(function) + " {");
    block(function.body());
    line("}");
    return out.toString();
  }

  private void comment(String text) {
    List<String> lines = text.lines().toList();
    line("/* " + String.join("\n" + indent + " * ", lines).stripTrailing() + " */");
  }

  private void line(String text) {
    out.append(indent).append(text).append('\n');
  }

  private void block(List<Statement> statements) {
    indent += "  ";
    statements.forEach(this::statement);
    indent = indent.substring(2);
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.If choice) {
      choice("if (", choice);
    } else if (statement instanceof Statement.While loop) {
      line("while (" + print(loop.condition()) + ") {");
      block(loop.body());
      line("}");
    } else if (statement instanceof Statement.For loop) {
      String condition = print(loop.condition());
      line("for (" + simple(loop.start()) + "; " + condition + "; " + simple(loop.step()) + ") {");
      block(loop.body());
      line("}");
    } else {
      line(simple(statement) + ";");
    }
  }

  private void choice(String start, Statement.If choice) {
    line(start + print(choice.condition()) + ") {");
    block(choice.yes());
    if (choice.no().size() == 1 && choice.no().get(0) instanceof Statement.If other) {
      choice("} else if (", other);
      return;
    }
    if (!choice.no().isEmpty()) {
      line("} else {");
      block(choice.no());
    }
    line("}");
  }

  private String simple(Statement statement) {
    if (statement instanceof Statement.Declare declare) {
      return type(declare.kind()) + " " + declare.name() + " = " + print(declare.value());
    }
    if (statement instanceof Statement.Assign assign) {
      boolean counts = assign.value().equals(oneMore(assign.target()));
      return print(assign.target()) + (counts ? "++" : " = " + print(assign.value()));
    }
    if (statement instanceof Statement.Return end) {
      return end.value().map(value -> "return " + print(value)).orElse("return");
    }
    return print(((Statement.Evaluate) statement).call());
  }

  private static Expression oneMore(Expression target) {
    return new Expression.Binary("+", target, new Expression.Literal("1", Kind.INT));
  }

  /** Writes an expression. */
  String print(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal(literal.text());
    }
    if (expression instanceof Expression.Name name) {
      return name.name();
    }
    if (expression instanceof Expression.Constant constant) {
      return constant(constant.name());
    }
    if (expression instanceof Expression.Scalar scalar) {
      return scalar(scalar.name());
    }
    if (expression instanceof Expression.Element element) {
      return table(element.table()) + "[" + print(element.index()) + "]";
    }
    if (expression instanceof Expression.Unary unary) {
      return unary.operator() + inner(unary.operand());
    }
    if (expression instanceof Expression.Binary binary) {
      return binary(binary);
    }
    if (expression instanceof Expression.Choice choice) {
      return print(choice.condition()) + " ? " + print(choice.yes()) + " : " + print(choice.no());
    }
    if (expression instanceof Expression.Cast cast) {
      return cast(cast);
    }
    if (expression instanceof Expression.Single single) {
      return single(inner(single.operand()));
    }
    if (expression instanceof Expression.Mathematics mathematics) {
      return mathematics(mathematics.function(), print(mathematics.operand()));
    }
    return call((Expression.Invocation) expression);
  }

  private String call(Expression.Invocation call) {
    List<String> arguments = new ArrayList<>();
    if (call.takesState()) {
      arguments.add("s");
    }
    call.arguments().forEach(argument -> arguments.add(print(argument)));
    return function(call.function())
        + arguments.stream().collect(Collectors.joining(", ", "(", ")"));
  }

  /** Writes an expression that stands within another one. */
  String inner(Expression expression) {
    boolean loose =
        expression instanceof Expression.Binary
            || expression instanceof Expression.Choice
            || expression instanceof Expression.Unary
            || expression instanceof Expression.Cast
            || expression instanceof Expression.Single;
    return loose ? "(" + print(expression) + ")" : print(expression);
  }

  private String binary(Expression.Binary binary) {
    String special = special(binary, wraps);
    if (special != null) {
      return special;
    }
    return operand(binary.left(), binary.operator(), false)
        + " "
        + binary.operator()
        + " "
        + operand(binary.right(), binary.operator(), true);
  }

  private String operand(Expression operand, String operator, boolean right) {
    if (operand instanceof Expression.Choice) {
      return "(" + print(operand) + ")";
    }
    if (operand instanceof Expression.Binary inner) {
      int own = Operators.levelOf(inner.operator());
      boolean parentheses =
          own < Operators.levelOf(operator)
              || (right && own == Operators.levelOf(operator))
              || UNUSUAL.contains(operator)
              || UNUSUAL.contains(inner.operator());
      return parentheses ? "(" + print(operand) + ")" : print(operand);
    }
    boolean twoSigns = right && operand instanceof Expression.Unary && "+-".contains(operator);
    return twoSigns ? "(" + print(operand) + ")" : print(operand);
  }
}
