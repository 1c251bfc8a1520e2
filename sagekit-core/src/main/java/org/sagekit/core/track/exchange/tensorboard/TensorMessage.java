package org.sagekit.core.track.exchange.tensorboard;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalDouble;

/**
 * Reads TensorFlow's {@code TensorProto} as far as it is one real or whole number. For one thread.
 */
final class TensorMessage implements Fields {
  private static final int DTYPE = Fields.varint(1);
  private static final int SHAPE = Fields.bytes(2);
  private static final int DIMENSION = Fields.bytes(2);
  private static final int SIZE = Fields.varint(1);
  private static final int CONTENT = Fields.bytes(4);
  private static final int FLOATS = 5;
  private static final int DOUBLES = 6;
  private static final int INTS = 7;
  private static final int LONGS = 10;
  private static final int HALVES = 13;
  private static final int FLOAT = 1;
  private static final int DOUBLE = 2;
  private static final int INT32 = 3;
  private static final int INT64 = 9;
  private static final int BFLOAT16 = 14;
  private static final int HALF = 19;
  private static final int LARGEST_CONTENT = 8;
  private int dtype;
  private boolean isOne = true;
  private byte[] content = {};
  private double real;
  private long whole;
  private int numbers;

  /** The number, empty if the tensor is none or more than one, or of another type. */
  OptionalDouble number() {
    if (!isOne) {
      return OptionalDouble.empty();
    }
    if (content.length > 0) {
      return ofContent(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
    }
    return numbers == 1 ? ofNumber() : OptionalDouble.empty();
  }

  private OptionalDouble ofNumber() {
    return switch (dtype) {
      case FLOAT, DOUBLE -> OptionalDouble.of(real);
      case INT32, INT64 -> OptionalDouble.of(whole);
      case HALF -> OptionalDouble.of(half((int) whole));
      case BFLOAT16 -> OptionalDouble.of(bfloat16((int) whole));
      default -> OptionalDouble.empty();
    };
  }

  private OptionalDouble ofContent(ByteBuffer bytes) {
    return switch (dtype * (LARGEST_CONTENT + 1) + bytes.remaining()) {
      case FLOAT * 9 + 4 -> OptionalDouble.of(bytes.getFloat());
      case DOUBLE * 9 + 8 -> OptionalDouble.of(bytes.getDouble());
      case INT32 * 9 + 4 -> OptionalDouble.of(bytes.getInt());
      case INT64 * 9 + 8 -> OptionalDouble.of(bytes.getLong());
      case HALF * 9 + 2 -> OptionalDouble.of(half(bytes.getShort()));
      case BFLOAT16 * 9 + 2 -> OptionalDouble.of(bfloat16(bytes.getShort()));
      default -> OptionalDouble.empty();
    };
  }

  /** IEEE 754 binary16: 1 bit of sign, 5 of exponent, 10 of fraction. */
  static double half(int bits) {
    int exponent = bits >> 10 & 0x1f;
    double fraction = bits & 0x3ff;
    double size;
    if (exponent == 0x1f) {
      size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      size = Math.scalb(fraction, -24);
    } else {
      size = Math.scalb(1024 + fraction, exponent - 25);
    }
    return (bits & 0x8000) == 0 ? size : -size;
  }

  /** The upper half of a float. */
  private static double bfloat16(int bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  @Override
  public boolean take(int tag, CodedInputStream in) throws IOException {
    if (tag == DTYPE) {
      dtype = in.readEnum();
      return true;
    }
    if (tag == SHAPE) {
      return Fields.inner(in, this::shape);
    }
    if (tag == CONTENT) {
      return content(in);
    }
    return numbers(tag, in);
  }

  private boolean shape(int tag, CodedInputStream in) throws IOException {
    return tag == DIMENSION && Fields.inner(in, this::dimension);
  }

  private boolean dimension(int tag, CodedInputStream in) throws IOException {
    if (tag != SIZE) {
      return false;
    }
    isOne &= in.readInt64() == 1;
    return true;
  }

  private boolean content(CodedInputStream in) throws IOException {
    content = in.readByteArray();
    isOne &= content.length <= LARGEST_CONTENT;
    return true;
  }

  /** One by one or packed: both are allowed. */
  private boolean numbers(int tag, CodedInputStream in) throws IOException {
    int field = tag >>> 3;
    if (tag == Fields.bytes(field) && isNumbers(field)) {
      int limit = in.pushLimit(in.readRawVarint32());
      while (in.getBytesUntilLimit() > 0) {
        number(field, in);
      }
      in.popLimit(limit);
      return true;
    }
    boolean single =
        field == FLOATS && tag == Fields.fixed32(field)
            || field == DOUBLES && tag == Fields.fixed64(field)
            || isWhole(field) && tag == Fields.varint(field);
    if (single) {
      number(field, in);
    }
    return single;
  }

  private static boolean isNumbers(int field) {
    return field == FLOATS || field == DOUBLES || isWhole(field);
  }

  private static boolean isWhole(int field) {
    return field == INTS || field == LONGS || field == HALVES;
  }

  private void number(int field, CodedInputStream in) throws IOException {
    numbers++;
    switch (field) {
      case FLOATS -> real = in.readFloat();
      case DOUBLES -> real = in.readDouble();
      default -> whole = in.readInt64();
    }
  }
}
