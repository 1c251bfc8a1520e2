package org.sagekit.monitor.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sagekit.api.Problems;
import org.sagekit.api.monitor.schedule.Timing;

/** Reads cron expressions, in crontab's form and in Amazon's. */
final class CronReader {
  private static final int LONGEST = 1_000;
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final CronField.Kind MINUTE = new CronField.Kind("minute", 0, 59);
  private static final CronField.Kind HOUR = new CronField.Kind("hour", 0, 23);
  private static final CronField.Kind DAY = new CronField.Kind("day-of-month", 1, 31);
  private static final CronField.Kind MONTH = new CronField.Kind("month", 1, 12, MONTHS, 1);
  private static final CronField.Kind WEEKDAY = new CronField.Kind("day-of-week", 0, 7, DAYS, 0);
  private static final CronField.Kind AWS_WEEKDAY =
      new CronField.Kind("day-of-week", 1, 7, DAYS, 1);
  private static final CronField.Kind YEAR = new CronField.Kind("year", 1970, 2199);
  private static final Map<String, String> NICKNAMES =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");
  private static final Pattern AWS = Pattern.compile("cron\\((.*)\\)");
  private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,7}) (minute|hour|day)(s?)\\)");
  private static final Pattern FROM_ON = Pattern.compile("(?<=^|,)(\\w+)/");
  private static final int WEEK = 7;

  private final String expression;
  private final CronFaults faults;

  private CronReader(String expression) {
    this.expression = expression;
    this.faults = new CronFaults(expression);
  }

  static Timing read(String expression, ZoneId zone) {
    Objects.requireNonNull(expression, "expression");
    Objects.requireNonNull(zone, "zone");
    Problems.of("Timing")
        .require(
            expression.length() <= LONGEST,
            "expression",
            "at most 1,000 characters",
            expression.length())
        .throwIfAny();
    return new CronReader(expression.strip().replaceAll("\\s+", " ")).timing(zone);
  }

  private Timing timing(ZoneId zone) {
    if (expression.startsWith("rate(")) {
      return rate();
    }
    Matcher aws = AWS.matcher(expression);
    CronDays days;
    String[] fields;
    if (aws.matches()) {
      fields = fields(aws.group(1), 6, "minute hour day-of-month month day-of-week year");
      open(fields);
      days = awsDays(fields);
    } else {
      fields = fields(plain(), 5, "minute hour day-of-month month day-of-week");
      days = days(fields);
    }
    CronField minutes = CronField.read(MINUTE, fields[0], faults);
    CronField hours = CronField.read(HOUR, fields[1], faults);
    faults.throwIfAny();
    CronTiming timing =
        new CronTiming(expression, zone, new CronWall(days, new CronHours(minutes, hours)));
    requirePossible(timing);
    return timing;
  }

  private void requirePossible(CronTiming timing) {
    faults.require(timing.wall().days().everFit(), "day", "one that the calendar has", expression);
    faults.throwIfAny();
  }

  private String plain() {
    if (!expression.startsWith("@")) {
      return expression;
    }
    String known = NICKNAMES.get(expression.toLowerCase(Locale.ROOT));
    if (known == null) {
      throw new IllegalArgumentException(
          "Timing '%s': expression must be one that has due times, but was '%s'.%s"
              .formatted(
                  CronFaults.shortened(expression),
                  CronFaults.shortened(expression),
                  Problems.didYouMean(expression, NICKNAMES.keySet())));
    }
    return known;
  }

  private String[] fields(String text, int count, String names) {
    String[] fields = text.strip().split("\\s+");
    faults.require(fields.length == count, "expression", count + " fields, " + names, expression);
    faults.throwIfAny();
    return fields;
  }

  private CronDays days(String[] fields) {
    CronField weekday = CronField.read(WEEKDAY, fields[4], faults);
    if (weekday.has(WEEK)) {
      weekday.values().set(0);
    }
    return new CronDays(
        CronField.read(DAY, fields[2], faults),
        CronField.read(MONTH, fields[3], faults),
        weekday,
        CronField.read(YEAR, "*", faults));
  }

  /** Days of the week count from 1 there; one of the two day fields says nothing. */
  private CronDays awsDays(String[] fields) {
    faults.require(
        fields[2].equals("?") != fields[4].equals("?"),
        "day-of-month or day-of-week",
        "? in exactly one of the two",
        fields[2] + " " + fields[4]);
    CronField weekday = CronField.read(AWS_WEEKDAY, orStar(fields[4]), faults);
    BitSet fromZero = weekday.values().get(1, WEEK + 1);
    return new CronDays(
        CronField.read(DAY, orStar(fields[2]), faults),
        CronField.read(MONTH, fields[3], faults),
        new CronField(fromZero, true),
        CronField.read(YEAR, fields[5], faults));
  }

  /** There {@code 5/10} stands for "each tenth from 5 on". */
  private static void open(String[] fields) {
    List<CronField.Kind> kinds = List.of(MINUTE, HOUR, DAY, MONTH, AWS_WEEKDAY, YEAR);
    for (int i = 0; i < fields.length; i++) {
      fields[i] = FROM_ON.matcher(fields[i]).replaceAll("$1-" + kinds.get(i).last() + "/");
    }
  }

  private static String orStar(String field) {
    return field.equals("?") ? "*" : field;
  }

  private Timing rate() {
    Matcher rate = RATE.matcher(expression);
    boolean read = rate.matches();
    long value = read ? Long.parseLong(rate.group(1)) : 0;
    faults.require(
        value > 0 && (value == 1) == rate.group(3).isEmpty(),
        "rate",
        "rate(1 hour), rate(5 minutes) or the like",
        expression);
    faults.throwIfAny();
    return EveryTiming.of(
        switch (rate.group(2)) {
          case "minute" -> Duration.ofMinutes(value);
          case "hour" -> Duration.ofHours(value);
          default -> Duration.ofDays(value);
        },
        Instant.EPOCH);
  }
}
