package org.sagekit.core.pack.code;

import java.util.Locale;

/** The tables of a state. */
enum Table {
  /** Whole numbers of the model. */
  INTS(Kind.INT),
  /** Real numbers of the model. */
  REALS(Kind.DOUBLE),
  /** Octets of the model. */
  BYTES(Kind.INT),
  /** Real numbers of a call. */
  MEMORY(Kind.DOUBLE),
  /** Octets of a call. */
  TEXT(Kind.INT);

  private final Kind kind;

  Table(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** Whether all calls share it. */
  boolean isConstant() {
    return this != MEMORY && this != TEXT;
  }

  /** Its name in the source. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
