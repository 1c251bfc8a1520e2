package org.sagekit.core.pack.code;

import java.util.Set;
import org.sagekit.core.pack.machine.Program;

/** Which names a source may use: none that a language keeps for itself, or that a function has. */
final class Names {
  private static final Set<String> KEPT =
      Set.of(
          "and",
          "as",
          "async",
          "auto",
          "await",
          "class",
          "def",
          "del",
          "elif",
          "enum",
          "eval",
          "except",
          "extern",
          "from",
          "function",
          "global",
          "in",
          "inline",
          "is",
          "lambda",
          "let",
          "not",
          "or",
          "pass",
          "raise",
          "register",
          "restrict",
          "s",
          "signed",
          "sizeof",
          "struct",
          "try",
          "typedef",
          "typeof",
          "union",
          "unsigned",
          "var",
          "with",
          "yield");
  private final Set<String> functions;

  Names(Set<String> functions) {
    this.functions = functions;
  }

  /**
   * Refuses a name that some language would misunderstand.
   *
   * @throws IllegalStateException if there is one; the source is {@link Program}'s own, so this is
   *     a mistake of this library
   */
  void check(Function function) {
    check(function.name(), false);
    function.parameters().forEach(parameter -> check(parameter.name(), true));
    Uses.of(function).declared().forEach(name -> check(name, true));
  }

  private void check(String name, boolean isVariable) {
    if (KEPT.contains(name) || (isVariable && functions.contains(name))) {
      throw new IllegalStateException("Source: name must be free in all languages: " + name);
    }
  }
}
