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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.DateTimeColumn;

/** What a text means as a value of each type, alike in every locale and zone. */
final class CellValues {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,9})?");
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,19}");
  private static final Pattern CODE = Pattern.compile("[-+]?0[0-9].*");
  private static final Pattern INFINITE =
      Pattern.compile("[-+]?inf(?:inity)?", Pattern.CASE_INSENSITIVE);
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

  /** Whether this is a decimal number, of any size and with any leading zeros. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Whether this is a number whose leading zeros would be lost: a code such as 01234. */
  static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** Whether this names an infinite number, or is one too great for 64 bits. */
  static boolean isInfinite(String text) {
    return INFINITE.matcher(text).matches()
        || (isNumber(text) && Double.isInfinite(Double.parseDouble(text)));
  }

  /** Whether this is a whole number of 64 bits. Minus zero is none: its sign would be lost. */
  static boolean isWhole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return false;
    }
    try {
      return Long.parseLong(text) != 0 || text.charAt(0) != '-';
    } catch (NumberFormatException e) {
      return false;
    }
  }

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
