package org.sagekit.core.pack.boosters;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Numbers that stand on a line with blanks between them.
 *
 * @param file for messages
 * @param name of the line
 * @param text the numbers
 */
record Words(ModelFile file, String name, String text) {
  /** Java's own reading takes more: hexadecimal numbers, letters behind, NaN. */
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?");

  private static final int FIRST = 16;

  /** The numbers, which must be as many and finite. */
  double[] reals(int count) {
    return read(count, this::real);
  }

  /** The numbers, which must be as many; they may be infinite. */
  double[] limits(int count) {
    return read(count, this::limit);
  }

  private double limit(String word) {
    return switch (word) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> real(word);
    };
  }

  private double[] read(int count, ToDoubleFunction<String> form) {
    double[] values = new double[Math.min(count, FIRST)];
    int size = 0;
    for (int from = start(0); from < text.length(); ) {
      int to = end(from);
      file.require(size < count, name, count + " numbers", "more");
      values = size == values.length ? Arrays.copyOf(values, Math.min(count, 2 * size)) : values;
      values[size++] = form.applyAsDouble(text.substring(from, to));
      from = start(to);
    }
    file.require(size == count, name, count + " numbers", size);
    return values;
  }

  private double real(String word) {
    file.require(DECIMAL.matcher(word).matches(), name, "numbers", "'" + word + "'");
    double value = Double.parseDouble(word);
    file.require(Double.isFinite(value), name, "finite", "'" + word + "'");
    return value;
  }

  /** The numbers, which must be as many and whole ones within bounds. */
  long[] wholes(int count, long least, long most) {
    double[] reals = reals(count);
    long[] values = new long[reals.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (long) reals[i];
      boolean fits = values[i] == reals[i] && values[i] >= least && values[i] <= most;
      file.require(fits, name, "whole numbers from " + least + " to " + most, reals[i]);
    }
    return values;
  }

  /** The only number, a whole one within bounds. */
  int whole(int least, int most) {
    return (int) wholes(1, least, most)[0];
  }

  private int start(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private int end(int from) {
    int blank = text.indexOf(' ', from);
    return blank < 0 ? text.length() : blank;
  }
}
