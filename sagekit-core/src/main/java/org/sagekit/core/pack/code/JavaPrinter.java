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
  String cast(Expression.Cast cast) {
    return "(" + type(cast.kind()) + ") " + inner(cast.operand());
  }

  @Override
  String single(String operand) {
    return "(float) " + operand;
  }

  @Override
  @Nullable String special(Expression.Binary binary, boolean wraps) {
    return null;
  }
}
