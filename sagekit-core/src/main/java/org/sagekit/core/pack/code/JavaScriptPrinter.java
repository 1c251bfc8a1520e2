package org.sagekit.core.pack.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes functions in JavaScript. For one thread. */
final class JavaScriptPrinter extends Printer {
  JavaScriptPrinter() {
    super("");
  }

  @Override
  String head(Function function) {
    List<String> parameters = new ArrayList<>();
    if (function.takesState()) {
      parameters.add("s");
    }
    function.parameters().forEach(one -> parameters.add(one.name()));
    return "function %s(%s)".formatted(function.name(), String.join(", ", parameters));
  }

  @Override
  String type(Kind kind) {
    return "let";
  }

  @Override
  String cast(Expression.Cast cast) {
    return cast.kind() == Kind.INT
        ? "Math.trunc(" + print(cast.operand()) + ")"
        : inner(cast.operand());
  }

  @Override
  String single(String operand) {
    return "Math.fround(" + operand + ")";
  }

  @Override
  @Nullable String special(Expression.Binary binary, boolean wraps) {
    String left = print(binary.left());
    String right = print(binary.right());
    return switch (binary.operator()) {
      case "==", "!=" ->
          inner(binary.left()) + " " + binary.operator() + "= " + inner(binary.right());
      case "*" ->
          binary.kind() == Kind.INT && wraps ? "Math.imul(%s, %s)".formatted(left, right) : null;
      case "/" ->
          binary.kind() == Kind.INT
              ? "Math.trunc(%s / %s)".formatted(inner(binary.left()), inner(binary.right()))
              : null;
      default -> null;
    };
  }
}
