package org.sagekit.core.track.exchange.mlflow;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.sagekit.core.track.exchange.SeriesCopy;
import org.sagekit.core.track.exchange.Tally;

/**
 * The lines of one metric: {@code time value}, {@code time value step}, or those and the name and
 * digest of a dataset. Read line by line, so that a file of any length needs the memory of a line.
 * A line that can't be read is told and passed over; one without its end was cut off and is left
 * for the next time.
 */
final class MetricFile {
  private static final int LONGEST_LINE = 5000;
  private static final int MOST_TOLD = 5;
  private static final int BUFFER = 1 << 16;
  private final String name;
  private final Tally tally;
  private final byte[] line = new byte[LONGEST_LINE];
  private long number;
  private long damaged;
  private long last = Long.MIN_VALUE;

  MetricFile(String name, Tally tally) {
    this.name = name;
    this.tally = tally;
  }

  void read(Path file, SeriesCopy series) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      int length = 0;
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          take(length, series);
          length = 0;
        } else {
          length = add(length, (byte) next);
        }
      }
      if (length > 0) {
        number++;
        damaged("has no end");
      }
    } finally {
      if (damaged > MOST_TOLD) {
        tally.note("'%s': %s more lines were not taken.".formatted(name, damaged - MOST_TOLD));
      }
    }
  }

  /** When the last point was logged, empty if there is none. */
  Optional<Instant> lastPoint() {
    return last == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last));
  }

  /** Keeps one more than fits, by which a line that is too long is known. */
  private int add(int length, byte next) {
    if (length < LONGEST_LINE) {
      line[length] = next;
    }
    return Math.min(length + 1, LONGEST_LINE + 1);
  }

  private void take(int length, SeriesCopy series) {
    number++;
    if (length > LONGEST_LINE) {
      damaged("has more than %s bytes".formatted(LONGEST_LINE));
      return;
    }
    String text = new String(line, 0, length, StandardCharsets.ISO_8859_1).strip();
    Optional<Point> point = Point.of(text);
    point.ifPresentOrElse(
        read -> {
          last = Math.max(last, read.time);
          series.point(read.step, read.value, Instant.ofEpochMilli(read.time));
        },
        () -> damaged("must have a time, a value and a step"));
  }

  private void damaged(String why) {
    damaged++;
    if (damaged <= MOST_TOLD) {
      tally.note("'%s': line %s %s and was not taken.".formatted(name, number, why));
    }
  }

  /** What a line says. */
  record Point(long time, double value, long step) {
    private static final int COLUMNS = 5;

    static Optional<Point> of(String line) {
      String[] parts = line.split(" ", COLUMNS + 1);
      if (parts.length < 2 || parts.length == COLUMNS - 1 || parts.length > COLUMNS) {
        return Optional.empty();
      }
      try {
        long step = parts.length > 2 ? Long.parseLong(parts[2]) : 0;
        return Optional.of(new Point(Long.parseLong(parts[0]), real(parts[1]), step));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    /** As Python's {@code float} reads it; Java's reader takes more, such as {@code 1f}. */
    static double real(String text) {
      if (!text.isEmpty() && text.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)) {
        return Double.parseDouble(text);
      }
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "nan", "+nan", "-nan" -> Double.NaN;
        case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
        case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
        default -> throw new NumberFormatException(text);
      };
    }
  }
}
