package org.sagekit.core.pack.onnx;

import java.util.EnumMap;
import java.util.Map;
import org.sagekit.api.model.DateParts;

/**
 * Parts of times, in whole numbers that doubles hold exactly (Hinnant, 2013, "chrono-compatible
 * low-level date algorithms", civil_from_days: years begin in March, so that a leap day is the last
 * of its year). For one thread.
 */
final class CalendarLowering {
  private static final double PER_DAY = 86_400_000;
  private static final double PER_HOUR = 3_600_000;
  private static final double MOST_DAYS = 365_000_000_000.0;
  private static final double FIRST_OF_MARCH_0 = 719_468;
  private static final double ERA = 146_097;

  private final OnnxGraph graph;
  private final Map<DateParts.Part, String> parts = new EnumMap<>(DateParts.Part.class);

  private CalendarLowering(OnnxGraph graph) {
    this.graph = graph;
  }

  static String of(DateParts node, String time, OnnxGraph graph) {
    CalendarLowering calendar = new CalendarLowering(graph);
    String anyDay = graph.floorDiv(time, PER_DAY);
    String known = graph.call("LessOrEqual", graph.call("Abs", anyDay), graph.number(MOST_DAYS));
    String day = graph.call("Where", known, anyDay, graph.number(0));
    calendar.takeApart(day);
    String ofDay = calendar.minus(time, calendar.times(day, PER_DAY));
    calendar.parts.put(DateParts.Part.HOUR, graph.floorDiv(ofDay, PER_HOUR));
    String all =
        ColumnLowering.concat(node.parts().stream().map(calendar.parts::get).toList(), graph);
    return graph.call("Where", known, all, graph.number(Double.NaN));
  }

  private void takeApart(String day) {
    String shifted = plus(day, FIRST_OF_MARCH_0);
    String era = graph.floorDiv(shifted, ERA);
    String ofEra = minus(shifted, times(era, ERA));
    String yearOfEra = yearOfEra(ofEra);
    String ofYear = minus(ofEra, daysBefore(yearOfEra));
    String month = graph.floorDiv(plus(times(ofYear, 5), 2), 153);
    String beforeMonth = graph.floorDiv(plus(times(month, 153), 2), 5);
    String isNext = graph.call("GreaterOrEqual", month, graph.number(10));
    String marchYear = graph.call("Add", yearOfEra, times(era, 400));
    String leap = leap(marchYear);
    String fromJanuary = graph.call("Add", plus(ofYear, 60), leap);
    String weekday = plus(day, 3);

    parts.put(DateParts.Part.YEAR, where(isNext, plus(marchYear, 1), marchYear));
    parts.put(DateParts.Part.MONTH, where(isNext, plus(month, -9), plus(month, 3)));
    parts.put(DateParts.Part.DAY_OF_MONTH, plus(minus(ofYear, beforeMonth), 1));
    parts.put(DateParts.Part.DAY_OF_YEAR, where(isNext, plus(ofYear, -305), fromJanuary));
    parts.put(
        DateParts.Part.DAY_OF_WEEK, plus(minus(weekday, times(graph.floorDiv(weekday, 7), 7)), 1));
  }

  private String yearOfEra(String ofEra) {
    String withoutLeapDays = minus(ofEra, graph.floorDiv(ofEra, 1460));
    withoutLeapDays = graph.call("Add", withoutLeapDays, graph.floorDiv(ofEra, 36_524));
    withoutLeapDays = minus(withoutLeapDays, graph.floorDiv(ofEra, ERA - 1));
    return graph.floorDiv(withoutLeapDays, 365);
  }

  private String daysBefore(String yearOfEra) {
    String days = graph.call("Add", times(yearOfEra, 365), graph.floorDiv(yearOfEra, 4));
    return minus(days, graph.floorDiv(yearOfEra, 100));
  }

  /** 1 for a leap year, 0 for another. */
  private String leap(String year) {
    return graph.call("Add", minus(isWhole(year, 4), isWhole(year, 100)), isWhole(year, 400));
  }

  private String isWhole(String year, double by) {
    String quotient = graph.call("Div", year, graph.number(by));
    return graph.toDouble(graph.call("Equal", quotient, graph.call("Floor", quotient)));
  }

  private String where(String condition, String yes, String no) {
    return graph.call("Where", condition, yes, no);
  }

  private String plus(String a, double b) {
    return graph.call("Add", a, graph.number(b));
  }

  private String times(String a, double b) {
    return graph.call("Mul", a, graph.number(b));
  }

  private String minus(String a, String b) {
    return graph.call("Sub", a, b);
  }
}
