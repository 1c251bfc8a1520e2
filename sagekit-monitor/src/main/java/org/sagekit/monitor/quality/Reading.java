package org.sagekit.monitor.quality;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sagekit.api.data.InferredType;

/** What a text reads as. */
final class Reading {
  /** Longer texts are no numbers and no times; so a hostile one costs nothing. */
  private static final int LONGEST = 64;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40})([eE][+-]?\\d{1,4})?");

  private Reading() {}

  /** The type of a text that is not missing. A number is whole whatever way it is written: 5.0. */
  static InferredType typeOf(String text) {
    String bare = text.strip();
    if (bare.length() > LONGEST || !NUMBER.matcher(bare).matches()) {
      return InferredType.STRING;
    }
    return typeOf(Double.parseDouble(bare));
  }

  static InferredType typeOf(double number) {
    return number == Math.rint(number) ? InferredType.INTEGRAL : InferredType.FRACTIONAL;
  }

  static double number(String text) {
    return Double.parseDouble(text.strip());
  }

  /** A time or day in ISO 8601; one without an offset is in UTC. */
  static Optional<Instant> time(String text) {
    String bare = text.strip();
    if (bare.length() < 10 || bare.length() > LONGEST || bare.charAt(4) != '-') {
      return Optional.empty();
    }
    try {
      if (bare.length() == 10) {
        return Optional.of(LocalDate.parse(bare).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      return Optional.of(moment(bare.replace(' ', 'T')));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant moment(String text) {
    String clock = text.substring(10);
    boolean offset = clock.endsWith("Z") || clock.indexOf('+') > 0 || clock.indexOf('-') > 0;
    return offset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}
