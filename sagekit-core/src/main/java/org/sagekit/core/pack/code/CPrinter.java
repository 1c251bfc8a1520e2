package org.sagekit.core.pack.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes functions in C99, each with a prefix before its name. For one thread. */
final class CPrinter extends Printer {
  private static final Set<String> OVERFLOWING = Set.of("+", "*", "<<");
  private final String prefix;

  CPrinter(String prefix) {
    super("");
    this.prefix = prefix;
  }

  @Override
  String head(Function function) {
    List<String> parameters = new ArrayList<>();
    if (function.takesState()) {
      parameters.add(prefix + "_state *s");
    }
    function.parameters().forEach(one -> parameters.add(type(one.kind()) + " " + one.name()));
    return "static %s %s(%s)"
        .formatted(type(function.kind()), function(function.name()), String.join(", ", parameters));
  }

  /** A function of tables alone says that it knows it does not use its state. */
  @Override
  String print(Function function) {
    String text = super.print(function);
    int body = text.indexOf("{\n") + 2;
    boolean uses = text.indexOf("s->", body) >= 0 || text.indexOf("(s", body) >= 0;
    return function.takesState() && !uses
        ? text.substring(0, body) + "  (void) s;\n" + text.substring(body)
        : text;
  }

  @Override
  String literal(String text) {
    return text.equals("true") ? "1" : text.equals("false") ? "0" : text;
  }

  @Override
  String type(Kind kind) {
    return switch (kind) {
      case VOID -> "void";
      case BOOLEAN -> "int";
      case INT -> "int32_t";
      case DOUBLE -> "double";
    };
  }

  @Override
  String constant(String name) {
    return name;
  }

  @Override
  String table(Table table) {
    return table.isConstant() ? prefix + "_" + table.word() : "s->" + table.word();
  }

  @Override
  String scalar(String name) {
    return "s->" + name;
  }

  @Override
  String function(String name) {
    return prefix + "_" + name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  @Override
  String cast(Expression.Cast cast) {
    return "(" + type(cast.kind()) + ") " + inner(cast.operand());
  }

  @Override
  String single(String operand) {
    return "(double) (float) " + operand;
  }

  @Override
  String mathematics(String function, String operand) {
    return function + "(" + operand + ")";
  }

  /** Whole numbers that go beyond 32 bits wrap in C only if they have no sign. */
  @Override
  @Nullable String special(Expression.Binary binary, boolean wraps) {
    String operator = binary.operator();
    if (binary.kind() != Kind.INT) {
      return null;
    }
    if (operator.equals(">>>")) {
      return unsigned(binary, ">>");
    }
    return wraps && OVERFLOWING.contains(operator) ? unsigned(binary, operator) : null;
  }

  private String unsigned(Expression.Binary binary, String operator) {
    String right = inner(binary.right());
    return "(int32_t) ((uint32_t) %s %s %s)"
        .formatted(
            inner(binary.left()),
            operator,
            operator.equals("+") || operator.equals("*") ? "(uint32_t) " + right : right);
  }
}
