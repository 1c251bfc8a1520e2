package org.sagekit.core.pack.pmml;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.sagekit.api.SageKitException;

/**
 * Writes XML as it comes, one element a line, so that no model is held as a tree. The JDK's stream
 * writer leaves line breaks in attributes as they are, which every reader then turns into blanks,
 * and lets characters pass that XML can't carry; so the few rules are kept here. For one thread.
 */
final class Xml {
  private static final int MOST = Integer.MAX_VALUE - (1 << 20);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringBuilder line = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private boolean inTag;
  private boolean afterText;

  Xml() {
    line.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  }

  /** Whether XML 1.0 can carry every character. */
  static boolean carries(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000);
  }

  /** Opens an element. */
  Xml open(String name) {
    endTag();
    flush();
    line.append("\n<").append(name);
    open.push(name);
    inTag = true;
    return this;
  }

  /** Adds an attribute to the element that was opened last. */
  Xml with(String name, String value) {
    line.append(' ').append(name).append("=\"");
    escape(value);
    line.append('"');
    return this;
  }

  /** Adds an attribute that is a number. */
  Xml with(String name, double value) {
    return with(name, Decimal.of(value));
  }

  /** Adds an attribute that is a whole number. */
  Xml with(String name, int value) {
    return with(name, Integer.toString(value));
  }

  /** Adds text to an element that has no other content. */
  Xml text(String text) {
    endTag();
    escape(text);
    afterText = true;
    return this;
  }

  /** Closes the element that was opened last. */
  Xml close() {
    String name = open.pop();
    if (inTag) {
      line.append("/>");
    } else {
      line.append(afterText ? "</" : "\n</").append(name).append('>');
    }
    inTag = false;
    afterText = false;
    return this;
  }

  /** All that was written. */
  byte[] toBytes() {
    line.append('\n');
    flush();
    return out.toByteArray();
  }

  private void endTag() {
    if (inTag) {
      line.append('>');
      inTag = false;
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> line.append("&lt;");
        case '>' -> line.append("&gt;");
        case '&' -> line.append("&amp;");
        case '"' -> line.append("&quot;");
        case '\t' -> line.append("&#9;");
        case '\n' -> line.append("&#10;");
        case '\r' -> line.append("&#13;");
        default -> line.append(c);
      }
    }
  }

  private void flush() {
    byte[] bytes = line.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    if (out.size() > MOST - bytes.length) {
      throw new SageKitException(
          "PmmlTarget: model must be at most 2 GB as PMML, but was more. Maybe compile it to ONNX.");
    }
    out.writeBytes(bytes);
    line.setLength(0);
  }
}
