package org.sagekit.core.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.DateTimeColumn;

/** What a text means as a value of each type, alike in every locale and zone. */
final class CellValues {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .toFormatter(Locale.ROOT)
          .withChronology(IsoChronology.INSTANCE)
          .withDecimalStyle(DecimalStyle.STANDARD)
          .withResolverStyle(ResolverStyle.STRICT);

  private CellValues() {}

  /** True, false, or null if this is neither, in the words that are taken for booleans unasked. */
  static @Nullable Boolean strictFlag(String text) {
    return text.equalsIgnoreCase("true")
        ? Boolean.TRUE
        : text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
  }

  /** True, false, or null, also of yes, no, 1 and 0. */
  static @Nullable Boolean flag(String text) {
    if (text.equals("1") || text.equalsIgnoreCase("yes")) {
      return Boolean.TRUE;
    }
    return text.equals("0") || text.equalsIgnoreCase("no") ? Boolean.FALSE : strictFlag(text);
  }

  /**
   * Milliseconds since 1970 in UTC of an ISO date or date-time, also with a blank for the T; what
   * has no offset is in UTC. {@link DateTimeColumn#MISSING} of any other text.
   */
  static long millis(String text) {
    if (text.length() < 10 || text.lastIndexOf('-', 9) < 0) {
      return DateTimeColumn.MISSING;
    }
    try {
      TemporalAccessor time =
          TIME.parseBest(
              text.replaceFirst(" ", "T"),
              CellValues::offset,
              LocalDateTime::from,
              LocalDate::from);
      return millis(time);
    } catch (DateTimeException | ArithmeticException e) {
      return DateTimeColumn.MISSING;
    }
  }

  private static Instant offset(TemporalAccessor time) {
    return LocalDateTime.from(time).toInstant(ZoneOffset.from(time));
  }

  /** Milliseconds since 1970; what has no offset is in UTC. */
  static long millis(TemporalAccessor time) {
    if (time instanceof Instant instant) {
      return instant.toEpochMilli();
    }
    LocalDateTime local =
        time instanceof LocalDate date ? date.atStartOfDay() : LocalDateTime.from(time);
    return local.toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
