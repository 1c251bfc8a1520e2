package org.sagekit.core.pack.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writes functions in Python. For one thread. */
final class PythonPrinter {
  private static final String INDENT = "    ";
  private final PythonExpressions expressions;
  private final List<String> lines = new ArrayList<>();
  private String indent = INDENT;

  private PythonPrinter(Function function) {
    expressions = new PythonExpressions(function);
  }

  /** Writes a function. */
  static String print(Function function) {
    PythonPrinter printer = new PythonPrinter(function);
    printer.block(function.body());
    List<String> parameters = new ArrayList<>();
    if (function.takesState()) {
      parameters.add("s");
    }
    function.parameters().forEach(one -> parameters.add(PythonExpressions.name(one.name())));
    StringBuilder out = new StringBuilder("def ");
    out.append(PythonExpressions.functionName(function.name()))
        .append('(')
        .append(String.join(", ", parameters))
        .append("):\n");
    out.append(INDENT).append(comment(function.comment())).append('\n');
    printer.expressions.heading().forEach(line -> out.append(INDENT).append(line).append('\n'));
    printer.lines.forEach(line -> out.append(line).append('\n'));
    return out.toString();
  }

  /** Writes a constant. */
  static String print(Source.Constant constant) {
    Function nowhere = new Function("", Kind.VOID, "", false, false, List.of(), List.of());
    return PythonExpressions.constantName(constant.name())
        + " = "
        + new PythonExpressions(nowhere).print(constant.value());
  }

  /** A text as Python takes it: whatever is in it, it stays a text. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int point : text.codePoints().toArray()) {
      if (point == '"' || point == '\\') {
        quoted.append('\\').append((char) point);
      } else if (point > 0xffff) {
        quoted.append(String.format(Locale.ROOT, "\\U%08x", point));
      } else if (point < ' ' || point > '~') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", point));
      } else {
        quoted.append((char) point);
      }
    }
    return quoted.append('"').toString();
  }

  private static String comment(String text) {
    String plain = text.replace("\\", "\\\\").replace("\"", "'");
    return "\"\"\"" + plain.replaceAll("\n(?=.)", "\n" + INDENT) + "\"\"\"";
  }

  private void line(String text) {
    lines.add(indent + text);
  }

  private void block(List<Statement> statements) {
    if (statements.isEmpty()) {
      line("pass");
    }
    statements.forEach(this::statement);
  }

  private void inner(List<Statement> statements) {
    indent += INDENT;
    block(statements);
    indent = indent.substring(INDENT.length());
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.Declare declare) {
      assign(PythonExpressions.name(declare.name()), declare.value());
    } else if (statement instanceof Statement.Assign assign) {
      assign(assign);
    } else if (statement instanceof Statement.Evaluate evaluate) {
      line(expressions.print(evaluate.call()));
    } else if (statement instanceof Statement.If choice) {
      choice("if ", choice);
    } else if (statement instanceof Statement.While loop) {
      line("while " + expressions.print(loop.condition()) + ":");
      inner(loop.body());
    } else if (statement instanceof Statement.For loop) {
      loop(loop);
    } else if (statement instanceof Statement.Return end) {
      line(end.value().map(value -> "return " + expressions.print(value)).orElse("return"));
    }
  }

  private void choice(String start, Statement.If choice) {
    line(start + expressions.print(choice.condition()) + ":");
    inner(choice.yes());
    if (choice.no().size() == 1 && choice.no().get(0) instanceof Statement.If other) {
      choice("elif ", other);
    } else if (!choice.no().isEmpty()) {
      line("else:");
      inner(choice.no());
    }
  }

  private void assign(Statement.Assign assign) {
    String target = expressions.print(assign.target());
    if (assign.value() instanceof Expression.Binary binary
        && (binary.operator().equals("+") || binary.operator().equals("-"))
        && binary.left().equals(assign.target())) {
      line(target + " " + binary.operator() + "= " + expressions.rightOf(binary));
    } else {
      assign(target, assign.value());
    }
  }

  private void assign(String target, Expression value) {
    if (value instanceof Expression.Single single) {
      round(target, single);
    } else if (value instanceof Expression.Choice choice
        && choice.yes() instanceof Expression.Single single) {
      line("if " + expressions.print(choice.condition()) + ":");
      indent += INDENT;
      round(target, single);
      indent = indent.substring(INDENT.length());
      String other = expressions.print(choice.no());
      if (!other.equals(target)) {
        line("else:");
        line(INDENT + target + " = " + other);
      }
    } else {
      line(target + " = " + expressions.print(value));
    }
  }

  /** Rounds to 32 bits through an array of them, which is the fastest way that Python has. */
  private void round(String target, Expression.Single single) {
    line(expressions.cell() + "[0] = " + expressions.print(single.operand()));
    line(target + " = " + expressions.cell() + "[0]");
  }

  private void loop(Statement.For loop) {
    Optional<String> range = range(loop);
    if (range.isPresent()) {
      line("for " + PythonExpressions.name(loop.start().name()) + " in " + range.get() + ":");
      inner(loop.body());
      return;
    }
    statement(loop.start());
    line("while " + expressions.print(loop.condition()) + ":");
    inner(loop.body());
    indent += INDENT;
    statement(loop.step());
    indent = indent.substring(INDENT.length());
  }

  /** What a loop counts through, if neither its variable nor its end changes on the way. */
  private Optional<String> range(Statement.For loop) {
    Expression counter = new Expression.Name(loop.start().name(), Kind.INT);
    Expression one = new Expression.Literal("1", Kind.INT);
    Statement step = new Statement.Assign(counter, new Expression.Binary("+", counter, one));
    if (!loop.step().equals(step)
        || !(loop.condition() instanceof Expression.Binary condition)
        || !condition.left().equals(counter)
        || !(condition.operator().equals("<") || condition.operator().equals("<="))) {
      return Optional.empty();
    }
    Set<String> changed = Uses.of(loop.body()).assigned();
    Set<String> needed = Uses.of(condition.right()).names();
    if (changed.contains(loop.start().name())
        || needed.contains("*")
        || !Collections.disjoint(changed, needed)) {
      return Optional.empty();
    }
    Expression end =
        condition.operator().equals("<")
            ? condition.right()
            : new Expression.Binary("+", condition.right(), one);
    String start = expressions.print(loop.start().value());
    String from = start.equals("0") ? "" : start + ", ";
    return Optional.of("range(" + from + expressions.print(end) + ")");
  }
}
