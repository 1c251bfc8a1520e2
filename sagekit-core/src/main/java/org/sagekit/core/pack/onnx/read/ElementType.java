package org.sagekit.core.pack.onnx.read;

import org.jspecify.annotations.Nullable;

/** What the elements of an ONNX tensor are. */
enum ElementType {
  /** Real numbers of 32 bits. */
  FLOAT,
  /** Real numbers of 64 bits. */
  DOUBLE,
  /** Whole numbers of any size. */
  WHOLE,
  /** Whole numbers that stand as the real numbers whose whole parts they are. */
  TRUNCATED,
  /** 0 and 1. */
  BOOL,
  /** Texts. */
  TEXT;

  /** The type of a number in {@code TensorProto.DataType}, or null if it is not known here. */
  static @Nullable ElementType of(long code) {
    return switch ((int) Math.max(0, Math.min(code, 99))) {
      case 1 -> FLOAT;
      case 2, 3, 4, 5, 6, 7, 12, 13 -> WHOLE;
      case 8 -> TEXT;
      case 9 -> BOOL;
      case 11 -> DOUBLE;
      default -> null;
    };
  }

  /** A number as this type keeps it. */
  double kept(double number) {
    return this == FLOAT ? (float) number : number;
  }
}
