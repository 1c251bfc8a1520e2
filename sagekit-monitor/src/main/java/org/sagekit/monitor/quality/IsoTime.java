package org.sagekit.monitor.quality;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as ISO 8601 writes them. */
final class IsoTime {
  /** Longer texts are no times; so a hostile one costs nothing. */
  private static final int LONGEST = 64;

  private IsoTime() {}

  /** A time or day in ISO 8601; one without an offset is in UTC. */
  static Optional<Instant> of(String text) {
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
