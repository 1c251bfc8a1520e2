package org.sagekit.core.pack.pmml;

import org.sagekit.api.model.DateParts;

/**
 * The calendar in PMML's arithmetic, as it has no function for it: years begin in March, so that
 * the day that some have more is their last (Hinnant, 2013, "chrono-compatible low-level date
 * algorithms", civil_from_days). All numbers are whole and far below 2^53, so nothing is rounded.
 */
final class Dates {
  private static final double PER_DAY = 86_400_000;
  private static final double PER_HOUR = 3_600_000;
  private static final double MOST_DAYS = 365_000_000_000.0;
  private static final double DAYS_TO_1970 = 719_468;
  private static final double DAYS_IN_400_YEARS = 146_097;
  private static final double JANUARY = 10;
  private final Fields fields;
  private final int node;
  private final String time;

  /** Parts of a time that is a field; a node's fields have its number. */
  Dates(Fields fields, int node, String time) {
    this.fields = fields;
    this.node = node;
    this.time = time;
  }

  /** A part; missing if the time is missing or one that no calendar has. */
  Expression part(DateParts.Part part) {
    Expression value =
        switch (part) {
          case HOUR -> floor(over(minus(Expression.field(time), times(day(), PER_DAY)), PER_HOUR));
          case DAY_OF_WEEK -> plus(modulo(plus(day(), 3), 7), 1);
          case YEAR -> year();
          case MONTH -> ifJanuary(plus(month(), -9), plus(month(), 3));
          case DAY_OF_MONTH ->
              plus(minus(dayOfYear(), floor(over(plus(times(month(), 153), 2), 5))), 1);
          case DAY_OF_YEAR -> ifJanuary(plus(dayOfYear(), -305), plus(fromMarch(), 60));
        };
    Expression known = Expression.call("abs", day());
    return Expression.call(
        "if", Expression.call("lessOrEqual", known, Expression.number(MOST_DAYS)), value);
  }

  /** Days since 1970. */
  private Expression day() {
    return derive("day", floor(over(Expression.field(time), PER_DAY)));
  }

  private Expression shifted() {
    return plus(day(), DAYS_TO_1970);
  }

  private Expression era() {
    return derive("era", floor(over(shifted(), DAYS_IN_400_YEARS)));
  }

  /** From 0 to 146,096. */
  private Expression dayOfEra() {
    return derive("dayOfEra", minus(shifted(), times(era(), DAYS_IN_400_YEARS)));
  }

  /** From 0 to 399. */
  private Expression yearOfEra() {
    Expression day = dayOfEra();
    Expression leapDays = minus(floor(over(day, 36_524)), floor(over(day, 146_096)));
    Expression even = Expression.call("+", minus(day, floor(over(day, 1_460))), leapDays);
    return derive("yearOfEra", floor(over(even, 365)));
  }

  /** From 0, the first of March. */
  private Expression dayOfYear() {
    Expression year = yearOfEra();
    Expression leaps = minus(floor(over(year, 4)), floor(over(year, 100)));
    Expression before = Expression.call("+", times(year, 365), leaps);
    return derive("dayOfYear", minus(dayOfEra(), before));
  }

  /** From 0, March, to 11, February. */
  private Expression month() {
    return derive("month", floor(over(plus(times(dayOfYear(), 5), 2), 153)));
  }

  private Expression year() {
    Expression year = Expression.call("+", yearOfEra(), times(era(), 400));
    return ifJanuary(plus(year, 1), year);
  }

  /** The day of the year that began in March, one more if it had a 29th of February. */
  private Expression fromMarch() {
    return Expression.call("+", dayOfYear(), minus(leapDays(0), leapDays(1)));
  }

  /** The leap days up to a year of the era. */
  private Expression leapDays(int before) {
    Expression year = plus(yearOfEra(), -before);
    return Expression.call(
        "+", minus(floor(over(year, 4)), floor(over(year, 100))), floor(over(year, 400)));
  }

  /** One thing in January and February, another in the other months. */
  private Expression ifJanuary(Expression yes, Expression no) {
    Expression late = Expression.call("greaterOrEqual", month(), Expression.number(JANUARY));
    return Expression.call("if", late, yes, no);
  }

  private Expression derive(String name, Expression expression) {
    return Expression.field(fields.derive(fields.name(node, name), expression));
  }

  private static Expression modulo(Expression x, double by) {
    return minus(x, times(floor(over(x, by)), by));
  }

  private static Expression floor(Expression x) {
    return Expression.call("floor", x);
  }

  private static Expression plus(Expression x, double y) {
    return Expression.call("+", x, Expression.number(y));
  }

  private static Expression minus(Expression x, Expression y) {
    return Expression.call("-", x, y);
  }

  private static Expression times(Expression x, double y) {
    return Expression.call("*", x, Expression.number(y));
  }

  private static Expression over(Expression x, double y) {
    return Expression.call("/", x, Expression.number(y));
  }
}
