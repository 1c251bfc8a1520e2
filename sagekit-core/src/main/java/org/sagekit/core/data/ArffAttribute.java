package org.sagekit.core.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.FieldType;

/**
 * A column as the header of an ARFF file declares it.
 *
 * @param name the column
 * @param type of its values
 * @param levels of a nominal one, in their order
 * @param pattern of dates that are not ISO, or null
 */
record ArffAttribute(
    String name, FieldType type, List<String> levels, @Nullable DateTimeFormatter pattern) {

  /**
   * Reads what stands behind {@code @attribute}.
   *
   * @throws IllegalArgumentException if it is no declaration; the message says why
   */
  static ArffAttribute of(ArffTokens tokens) {
    String name = tokens.word();
    if (tokens.skip('{')) {
      return new ArffAttribute(name, FieldType.CATEGORICAL, levels(tokens), null);
    }
    String type = tokens.word().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "numeric", "real" -> plain(name, FieldType.NUMERIC);
      case "integer" -> plain(name, FieldType.INTEGER);
      case "string" -> plain(name, FieldType.TEXT);
      case "date" -> new ArffAttribute(name, FieldType.DATETIME, List.of(), pattern(tokens));
      default ->
          throw new IllegalArgumentException(
              "type of '"
                  + CellTypes.brief(name)
                  + "' must be numeric, real, integer, string, date or a list of values, but was '"
                  + CellTypes.brief(type)
                  + "'.");
    };
  }

  private static ArffAttribute plain(String name, FieldType type) {
    return new ArffAttribute(name, type, List.of(), null);
  }

  private static List<String> levels(ArffTokens tokens) {
    List<String> levels = new ArrayList<>();
    if (tokens.skip('}')) {
      return levels;
    }
    do {
      levels.add(tokens.value());
    } while (tokens.skip(','));
    if (!tokens.skip('}')) {
      throw new IllegalArgumentException("must close its list of values with }, but does not.");
    }
    if (levels.stream().distinct().count() < levels.size()) {
      throw new IllegalArgumentException("must list each value once, but repeats one.");
    }
    return levels;
  }

  private static @Nullable DateTimeFormatter pattern(ArffTokens tokens) {
    if (tokens.isAtEnd()) {
      return null;
    }
    String pattern = tokens.word();
    try {
      return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
          .withChronology(IsoChronology.INSTANCE)
          .withDecimalStyle(DecimalStyle.STANDARD);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "pattern must be one of dates, but was '" + CellTypes.brief(pattern) + "'.", e);
    }
  }

  /** A time in the attribute's pattern as an ISO time, or as it is if it can't be read. */
  String iso(String text) {
    if (pattern == null) {
      return text;
    }
    try {
      TemporalAccessor time = pattern.parse(text);
      LocalDate date = time.query(TemporalQueries.localDate());
      LocalTime clock = time.query(TemporalQueries.localTime());
      ZoneOffset offset = time.query(TemporalQueries.offset());
      LocalDateTime local =
          LocalDateTime.of(
              date == null ? LocalDate.EPOCH : date, clock == null ? LocalTime.MIDNIGHT : clock);
      Instant instant = local.toInstant(offset == null ? ZoneOffset.UTC : offset);
      return instant.toString();
    } catch (DateTimeException e) {
      return text;
    }
  }
}
