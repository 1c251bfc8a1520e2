package org.sagekit.core.track.search.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads times; those that name no zone are UTC. */
final class TimeText {
  private static final int DATE = "2026-11-28".length();

  private TimeText() {}

  /** The instant that a text stands for, null if it is none. */
  static @Nullable Instant of(String text) {
    try {
      if (text.length() <= DATE) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      String time = text.charAt(DATE) == ' ' ? text.replaceFirst(" ", "T") : text;
      boolean hasZone = time.endsWith("Z") || time.indexOf('+') > 0 || time.indexOf('-', DATE) > 0;
      return hasZone
          ? OffsetDateTime.parse(time).toInstant()
          : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
