package org.sagekit.core.pack.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes functions in Java. For one thread. */
final class JavaPrinter extends Printer {
  JavaPrinter() {
    super("  ");
  }

  @Override
  String head(Function function) {
    List<String> parameters = new ArrayList<>();
    if (function.takesState()) {
      parameters.add("State s");
    }
    function.parameters().forEach(one -> parameters.add(type(one.kind()) + " " + one.name()));
    return "private static %s %s(%s)"
        .formatted(type(function.kind()), function.name(), String.join(", ", parameters));
  }

  @Override
  String type(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  String constant(String name) {
    return name;
  }

  @Override
  String table(Table table) {
    return table.isConstant() ? table.name() : "s." + table.word();
  }

  @Override
  String scalar(String name) {
    return "s." + name;
  }

  @Override
  String function(String name, boolean takesState) {
    return name;
  }

  @Override
  String cast(Expression.Cast cast) {
    return "(" + type(cast.kind()) + ") " + inner(cast.operand());
  }

  @Override
  String single(String operand) {
    return "(float) " + operand;
  }

  @Override
  String mathematics(String function, String operand) {
    return "Math." + function + "(" + operand + ")";
  }

  @Override
  @Nullable String special(Expression.Binary binary, boolean wraps) {
    return null;
  }
}
