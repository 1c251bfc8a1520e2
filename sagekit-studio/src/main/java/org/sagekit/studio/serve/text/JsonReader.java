package org.sagekit.studio.serve.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON from bytes, strictly by RFC 8259: UTF-8, no comments, no trailing text, each name of
 * an object once. A whole number of 64 bits is a Long, any other number a Double; one too great for
 * a double is refused. Memory is in proportion to the bytes, and nesting is bounded. For one
 * thread.
 */
public final class JsonReader {
  /** How deep arrays and objects may lie in each other. */
  public static final int DEEPEST = 64;

  /** Below this and with at most 22 decimals a quotient of doubles is exact (W. Clinger 1990). */
  private static final long EXACT = 1L << 53;

  private static final int NAMES = 256;
  private static final double[] POWERS = new double[23];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private final byte[] bytes;
  private final int end;

  /** Names repeat from row to row, so that those that were seen are not made again. */
  private final @Nullable String[] names = new @Nullable String[NAMES];

  private int at;
  private int depth;

  private JsonReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /**
   * Reads one value and nothing else.
   *
   * @param bytes where it stands
   * @param from its first byte
   * @param end behind its last byte
   * @return null, a Boolean, Long, Double or String, an array or an object
   * @throws IllegalArgumentException if it is no JSON; the message has the position
   */
  public static @Nullable Object read(byte[] bytes, int from, int end) {
    JsonReader reader = new JsonReader(bytes, from, end);
    reader.skipBlanks();
    Object value = reader.value();
    reader.skipBlanks();
    if (reader.at < end) {
      throw reader.wrong("the end");
    }
    return value;
  }

  private @Nullable Object value() {
    if (at >= end) {
      throw wrong("a value");
    }
    return switch (bytes[at]) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private JsonObject object() {
    JsonObject object = new JsonObject();
    open();
    if (closes('}')) {
      return object;
    }
    do {
      skipBlanks();
      int begun = at;
      if (at >= end || bytes[at] != '"') {
        throw wrong("a name in quotes");
      }
      String name = name();
      skipBlanks();
      take(':');
      skipBlanks();
      if (!object.add(name, value())) {
        throw wrong(
            "each name of an object once, but '%s' was there before".formatted(Texts.brief(name)),
            begun);
      }
    } while (goesOn('}'));
    return object;
  }

  private JsonArray array() {
    JsonArray array = new JsonArray();
    open();
    if (closes(']')) {
      return array;
    }
    do {
      skipBlanks();
      array.add(value());
    } while (goesOn(']'));
    return array;
  }

  private void open() {
    if (++depth > DEEPEST) {
      throw wrong("at most " + DEEPEST + " arrays and objects in each other", at);
    }
    at++;
    skipBlanks();
  }

  private boolean closes(char sign) {
    if (at < end && bytes[at] == sign) {
      at++;
      depth--;
      return true;
    }
    return false;
  }

  private boolean goesOn(char closing) {
    skipBlanks();
    if (closes(closing)) {
      return false;
    }
    if (at >= end || bytes[at] != ',') {
      throw wrong("',' or '" + closing + "'");
    }
    at++;
    return true;
  }

  private void take(char sign) {
    if (at >= end || bytes[at] != sign) {
      throw wrong("'" + sign + "'");
    }
    at++;
  }

  private @Nullable Object word(String word, @Nullable Object meaning) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= end || bytes[at + i] != word.charAt(i)) {
        throw wrong("a value");
      }
    }
    at += word.length();
    return meaning;
  }

  private String name() {
    int close = plainEnd();
    if (close < 0) {
      return string();
    }
    int hash = 0;
    for (int i = at + 1; i < close; i++) {
      hash = 31 * hash + bytes[i];
    }
    int place = (hash ^ hash >>> 8) & NAMES - 1;
    String known = names[place];
    if (known == null || !isAt(known, at + 1, close)) {
      known = ascii(at + 1, close);
      names[place] = known;
    }
    at = close + 1;
    return known;
  }

  private boolean isAt(String text, int from, int to) {
    if (text.length() != to - from) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != bytes[from + i]) {
        return false;
      }
    }
    return true;
  }

  /** The closing quote if all before it is ASCII that needs no translation, else -1. */
  private int plainEnd() {
    for (int i = at + 1; i < end; i++) {
      byte b = bytes[i];
      if (b == '"') {
        return i;
      }
      if (b < 0x20 || b == '\\') {
        return -1;
      }
    }
    return -1;
  }

  @SuppressWarnings("StringCharset") // ASCII is Latin 1, which is copied without a look
  private String ascii(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private String string() {
    int close = plainEnd();
    if (close >= 0) {
      String text = ascii(at + 1, close);
      at = close + 1;
      return text;
    }
    return translated();
  }

  private String translated() {
    StringBuilder text = new StringBuilder();
    int plain = ++at;
    while (at < end && bytes[at] != '"') {
      byte b = bytes[at];
      if (b >= 0 && b < 0x20) {
        throw wrong("no bare control character in a text");
      }
      if (b == '\\') {
        text.append(utf8(plain, at));
        text.append(escaped());
        plain = at;
      } else {
        at++;
      }
    }
    text.append(utf8(plain, at));
    take('"');
    return text.toString();
  }

  private CharSequence utf8(int from, int to) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
    } catch (CharacterCodingException e) {
      throw wrong("UTF-8", from);
    }
  }

  private char escaped() {
    char sign = at + 1 < end ? (char) bytes[at + 1] : ' ';
    at += 2;
    return switch (sign) {
      case '"', '\\', '/' -> sign;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex();
      default -> throw wrong("an escape that JSON knows", at - 2);
    };
  }

  private char hex() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < end ? Character.digit(bytes[at], 16) : -1;
      if (digit < 0) {
        throw wrong("four hexadecimal digits");
      }
      value = value << 4 | digit;
      at++;
    }
    return (char) value;
  }

  private Object number() {
    int begun = at;
    boolean negative = bytes[at] == '-';
    at += negative ? 1 : 0;
    int whole = at;
    long digits = digits(0);
    if (at == whole || (bytes[whole] == '0' && at > whole + 1)) {
      throw wrong("a value", begun);
    }
    int length = at - whole;
    int decimals = 0;
    if (at < end && bytes[at] == '.') {
      int point = ++at;
      digits = digits(digits);
      decimals = at - point;
      if (decimals == 0) {
        throw wrong("a digit");
      }
    }
    if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
      exponent();
      return real(begun);
    }
    if (decimals == 0 && length <= 18 && !(negative && digits == 0)) {
      return negative ? -digits : digits;
    }
    if (decimals > 0 && decimals < POWERS.length && length + decimals <= 18 && digits < EXACT) {
      double value = digits / POWERS[decimals];
      return negative ? -value : value;
    }
    return decimals == 0 ? great(begun) : real(begun);
  }

  /** Goes over digits; what they say, and nonsense if they are more than a long can hold. */
  private long digits(long before) {
    long value = before;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      value = 10 * value + bytes[at] - '0';
      at++;
    }
    return value;
  }

  private void exponent() {
    at++;
    if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
      at++;
    }
    int begun = at;
    digits(0);
    if (at == begun) {
      throw wrong("a digit");
    }
  }

  private Object great(int begun) {
    String text = ascii(begun, at);
    if (text.length() <= 20 && !text.equals("-0")) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        return real(begun);
      }
    }
    return real(begun);
  }

  private Double real(int begun) {
    double value = Double.parseDouble(ascii(begun, at));
    if (Double.isInfinite(value)) {
      throw wrong("a number of 64 bits", begun);
    }
    return value;
  }

  private void skipBlanks() {
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
  }

  private IllegalArgumentException wrong(String wanted) {
    return wrong(wanted, at);
  }

  private IllegalArgumentException wrong(String wanted, int where) {
    int line = 1;
    int start = -1;
    int stop = Math.min(where, end);
    for (int i = 0; i < stop; i++) {
      if (bytes[i] == '\n') {
        line++;
        start = i;
      }
    }
    return new IllegalArgumentException(
        "JSON: line %s, column %s must have %s.".formatted(line, stop - start, wanted));
  }
}
