package org.sagekit.studio.serve.oip;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.FieldType;

/** What the values of a tensor are. */
enum Datatype {
  BOOL(0, 0),
  UINT8(0, 255),
  UINT16(0, 65_535),
  UINT32(0, 4_294_967_295L),
  /** Beyond 63 bits a value is read as the nearest double, which for the greatest is 2^64. */
  UINT64(0, Long.MAX_VALUE),
  INT8(Byte.MIN_VALUE, Byte.MAX_VALUE),
  INT16(Short.MIN_VALUE, Short.MAX_VALUE),
  INT32(Integer.MIN_VALUE, Integer.MAX_VALUE),
  INT64(Long.MIN_VALUE, Long.MAX_VALUE),
  FP16(0, 0),
  FP32(0, 0),
  FP64(0, 0),
  BYTES(0, 0);

  private static final double GREATEST_HALF = 65_504;
  private static final double TWO_TO_64 = 0x1p64;

  private final long least;
  private final long most;

  Datatype(long least, long most) {
    this.least = least;
    this.most = most;
  }

  static Optional<Datatype> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Datatype::name).toList();
  }

  static Datatype of(FieldType type) {
    return switch (type) {
      case NUMERIC -> FP64;
      case INTEGER -> INT64;
      case BOOLEAN -> BOOL;
      case CATEGORICAL, TEXT, DATETIME -> BYTES;
    };
  }

  /** Whether a value of JSON is one of this type; null is a missing value of any. */
  boolean holds(@Nullable Object value) {
    if (value == null) {
      return true;
    }
    return switch (this) {
      case BOOL -> value instanceof Boolean;
      case BYTES -> value instanceof String;
      case FP16 -> isReal(value, GREATEST_HALF);
      case FP32 -> isReal(value, Float.MAX_VALUE);
      case FP64 -> isReal(value, Double.MAX_VALUE);
      case UINT64 ->
          holdsWhole(value)
              || (value instanceof Double real && real >= 0x1p63 && real <= TWO_TO_64);
      default -> holdsWhole(value);
    };
  }

  private static boolean isReal(Object value, double most) {
    return value instanceof Number number
        ? Math.abs(number.doubleValue()) <= most
        : "NaN".equals(value);
  }

  private boolean holdsWhole(Object value) {
    return value instanceof Long whole && whole >= least && whole <= most;
  }
}
