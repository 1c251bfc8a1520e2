package org.sagekit.core.track.export;

import java.io.IOException;
import org.sagekit.core.data.CellText;

/**
 * Writes cells of CSV by RFC 4180, row by row. A text of a user's that a spreadsheet would take for
 * a formula, and run, is set off by an apostrophe (OWASP, "CSV Injection"); so is one that begins
 * with an apostrophe itself, so that what was written can be told: an apostrophe at the beginning
 * is always one too many. Numbers are never set off. For one thread.
 */
final class Cells {
  private static final String DANGEROUS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20'";
  private final Appendable out;
  private boolean isFirst = true;

  Cells(Appendable out) {
    this.out = out;
  }

  /** Words of SageKit's own, such as a date or an identity. */
  void word(String word) throws IOException {
    raw(CellText.quoted(word));
  }

  /** A user's text; one that is a number stays a number. */
  void text(String text) throws IOException {
    boolean isSafe = text.isEmpty() || DANGEROUS.indexOf(text.charAt(0)) < 0 || isPlainNumber(text);
    word(isSafe ? text : "'" + text);
  }

  /** Only digits, points, signs and an exponent: nothing that a spreadsheet would reckon out. */
  private static boolean isPlainNumber(String text) {
    return text.length() <= 40 && text.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  }

  /** A number, also one that is none. */
  void number(double number) throws IOException {
    raw(Double.toString(number));
  }

  void whole(long number) throws IOException {
    raw(Long.toString(number));
  }

  /** Nothing, which is not the same as an empty text: that stands in quotes. */
  void missing() throws IOException {
    raw("");
  }

  private void raw(String cell) throws IOException {
    out.append(isFirst ? "" : ",").append(cell);
    isFirst = false;
  }

  /** Ends the row. */
  void end() throws IOException {
    out.append('\n');
    isFirst = true;
  }
}
