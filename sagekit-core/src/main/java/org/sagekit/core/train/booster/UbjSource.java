package org.sagekit.core.train.booster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A file of Universal Binary JSON, draft 12, as far as XGBoost writes it: arrays may have a count,
 * and a type for all their elements. For one thread.
 */
final class UbjSource extends BoosterSource {
  private static final int DEEPEST = 40;
  private static final long UNCOUNTED = -1;
  private static final byte ANY = 0;

  private final ByteBuffer in;
  private final long[] left = new long[DEEPEST + 1];
  private final byte[] type = new byte[DEEPEST + 1];
  private int depth;

  UbjSource(String subject, byte[] bytes) {
    super(subject);
    in = ByteBuffer.wrap(bytes);
    left[0] = UNCOUNTED;
  }

  @Override
  void begin(boolean object) {
    byte mark = mark();
    require(mark == (object ? '{' : '['), "value", object ? "an object" : "an array", shown(mark));
    require(depth < DEEPEST, "depth", "at most " + DEEPEST, "more");
    byte elements = ANY;
    if (!object && peek() == '$') {
      next(1).get();
      elements = next(1).get();
      require(width(elements) > 0, "type of an array", "a number's", shown(elements));
      require(peek() == '#', "typed array", "counted", shown(peek()));
    }
    long count = UNCOUNTED;
    if (!object && peek() == '#') {
      next(1).get();
      count = number(next(1).get());
      int least = elements == ANY ? 1 : width(elements);
      require(
          count >= 0 && count <= in.remaining() / least,
          "count of an array",
          "0 or more, and within the file",
          count);
    }
    depth++;
    left[depth] = count;
    type[depth] = elements;
  }

  @Override
  boolean hasNext() {
    return left[depth] == UNCOUNTED ? peek() != ']' && peek() != '}' : left[depth] > 0;
  }

  @Override
  void end(boolean object) {
    if (left[depth] == UNCOUNTED) {
      byte mark = next(1).get();
      require(mark == (object ? '}' : ']'), "end", object ? "}" : "]", shown(mark));
    }
    depth--;
  }

  @Override
  String name() throws IOException {
    return letters();
  }

  @Override
  boolean isArray() {
    return type[depth] == ANY && peek() == '[';
  }

  @Override
  String text() throws IOException {
    byte mark = mark();
    return switch (mark) {
      case 'S' -> letters();
      case 'T' -> "true";
      case 'F' -> "false";
      case 'd', 'D' -> Double.toString(fraction(mark));
      default -> Long.toString(number(mark));
    };
  }

  @Override
  long whole() {
    byte mark = mark();
    return mark == 'T' ? 1 : mark == 'F' ? 0 : number(mark);
  }

  @Override
  float real() {
    byte mark = mark();
    return mark == 'd' || mark == 'D' ? (float) fraction(mark) : number(mark);
  }

  @Override
  void skip() throws IOException {
    if (type[depth] == ANY && (peek() == '{' || peek() == '[')) {
      skipInside(peek() == '{');
      return;
    }
    byte mark = mark();
    if (mark == 'S') {
      letters();
    } else if (mark != 'T' && mark != 'F' && mark != 'Z') {
      require(width(mark) > 0, "value", "of a known type", shown(mark));
      next(width(mark)).position(in.position() + width(mark));
    }
  }

  /** Goes no deeper than is read. */
  private void skipInside(boolean object) throws IOException {
    begin(object);
    if (type[depth] != ANY) { // they were counted when they began
      in.position(in.position() + (int) left[depth] * width(type[depth]));
      left[depth] = 0;
    }
    while (hasNext()) {
      if (object) {
        letters();
      }
      skip();
    }
    end(object);
  }

  @Override
  void finish() {
    require(!in.hasRemaining(), "content", "one UBJ object", "more");
  }

  @Override
  String place() {
    return "byte " + in.position();
  }

  /** The type of the value that comes next, which counts as read. */
  private byte mark() {
    if (left[depth] != UNCOUNTED) {
      left[depth]--;
    }
    return type[depth] == ANY ? next(1).get() : type[depth];
  }

  private byte peek() {
    return next(1).get(in.position());
  }

  /** The file, if it has so many bytes yet. */
  private ByteBuffer next(int bytes) {
    require(in.remaining() >= bytes, "content", "a whole file", "cut off");
    return in;
  }

  private String letters() throws CharacterCodingException {
    long length = number(next(1).get());
    require(length >= 0 && length <= in.remaining(), "length", "within the file", length);
    ByteBuffer part = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
  }

  private long number(byte mark) {
    return switch (mark) {
      case 'i' -> next(1).get();
      case 'U' -> next(1).get() & 0xff;
      case 'I' -> next(2).getShort();
      case 'l' -> next(4).getInt();
      case 'L' -> next(8).getLong();
      default -> {
        require(false, "value", "a whole number", shown(mark));
        yield 0;
      }
    };
  }

  private double fraction(byte mark) {
    return mark == 'd' ? next(4).getFloat() : next(8).getDouble();
  }

  private static int width(byte mark) {
    return switch (mark) {
      case 'i', 'U' -> 1;
      case 'I' -> 2;
      case 'l', 'd' -> 4;
      case 'L', 'D' -> 8;
      default -> 0;
    };
  }

  private static String shown(byte mark) {
    return "type " + (mark & 0xff);
  }
}
