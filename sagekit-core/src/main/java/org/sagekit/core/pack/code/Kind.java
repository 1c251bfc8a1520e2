package org.sagekit.core.pack.code;

/** The types of the machine's functions. */
enum Kind {
  VOID,
  BOOLEAN,
  INT,
  DOUBLE;

  static Kind named(String name) {
    return switch (name) {
      case "void" -> VOID;
      case "boolean" -> BOOLEAN;
      case "int" -> INT;
      case "double" -> DOUBLE;
      default -> throw new IllegalStateException("Source: type must be known, but was " + name);
    };
  }
}
