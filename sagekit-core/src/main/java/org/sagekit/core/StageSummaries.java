package org.sagekit.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.RunEvent;
import org.sagekit.api.Summary;
import org.sagekit.api.label.LabelsAggregated;

/** What a stage has to show: what it found on the way, the figures that it logged, its output. */
final class StageSummaries {
  private static final int EVENTS = 10;
  private static final int METRICS = 8;

  private StageSummaries() {}

  /** Of events that sum something up, and of figures that were logged more than once. */
  static List<Summary> ofEvents(List<RunEvent> events) {
    List<Summary> summaries = new ArrayList<>();
    for (RunEvent event : events) {
      if (event instanceof Summary.Source source) {
        summaries.add(of(source));
      } else if (event instanceof LabelsAggregated labels) {
        summaries.add(of(labels.aggregation()));
      }
    }
    int more = summaries.size() - EVENTS;
    if (more > 0) {
      summaries.subList(EVENTS, summaries.size()).clear();
      summaries.add(Summary.of("", new Summary.Note("and " + more + " more findings")));
    }
    summaries.addAll(metrics(events));
    return summaries;
  }

  private static List<Summary> metrics(List<RunEvent> events) {
    Map<String, List<Summary.Point>> pointsByMetric = new LinkedHashMap<>();
    for (RunEvent event : events) {
      if (event instanceof RunEvent.MetricLogged logged) {
        add(logged, pointsByMetric.computeIfAbsent(logged.metric(), m -> new ArrayList<>()));
      }
    }
    List<Summary.Part> curves =
        pointsByMetric.entrySet().stream()
            .filter(one -> one.getValue().size() > 1)
            .limit(METRICS)
            .<Summary.Part>map(one -> curve(one.getKey(), one.getValue()))
            .toList();
    return curves.isEmpty() ? List.of() : List.of(new Summary("Logged figures", curves));
  }

  /** Steps that begin again, as in the next fold, begin a new piece of the line. */
  private static void add(RunEvent.MetricLogged logged, List<Summary.Point> points) {
    if (!points.isEmpty() && points.get(points.size() - 1).x() >= logged.step()) {
      points.add(new Summary.Point(logged.step(), Double.NaN));
    }
    points.add(new Summary.Point(logged.step(), logged.value()));
  }

  private static Summary.Curve curve(String metric, List<Summary.Point> points) {
    return new Summary.Curve(metric, "step", metric, List.of(new Summary.Line(metric, points)));
  }

  /** Of an output; a report must not fail because a user's value can't speak for itself. */
  static Summary of(Object output) {
    try {
      return output instanceof Summary.Source source
          ? source.summary()
          : Summary.of("", new Summary.Note(shortened(String.valueOf(output))));
    } catch (RuntimeException e) {
      String kind = output.getClass().getName();
      return Summary.of("", new Summary.Note("A " + kind + " that can't be summed up: " + e));
    }
  }

  private static String shortened(String text) {
    int most = 500;
    return text.length() <= most ? text : text.substring(0, most) + "\u2026";
  }
}
