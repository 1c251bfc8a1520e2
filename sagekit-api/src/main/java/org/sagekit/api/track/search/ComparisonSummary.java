package org.sagekit.api.track.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sagekit.api.Summary;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.series.Series;

/** What a comparison of runs has to say, as tables and curves. */
final class ComparisonSummary {
  private static final int MOST_BANDS = 2;
  private static final MathContext DIGITS = new MathContext(6);
  private final RunComparison of;

  ComparisonSummary(RunComparison of) {
    this.of = of;
  }

  Summary summary() {
    List<Summary.Part> parts = new ArrayList<>();
    of.notes().forEach(note -> parts.add(new Summary.Note(note)));
    parts.add(runs());
    if (!of.metrics().isEmpty()) {
      parts.add(metrics());
    }
    if (!of.agreeing().isEmpty()) {
      parts.add(agreeing());
    }
    if (of.groups().stream().anyMatch(group -> group.runs().size() > 1)) {
      parts.add(groups());
      of.curves().keySet().forEach(metric -> parts.add(bands(metric)));
    } else {
      of.curves().forEach((metric, series) -> parts.add(curve(metric, series)));
    }
    return new Summary("Comparison of " + of.runs().size() + " runs", parts);
  }

  /** A row a run: in what they differ. */
  private Summary.Table runs() {
    List<String> heads = new ArrayList<>(List.of("run", "name", "status"));
    heads.addAll(of.differing().keySet());
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < of.runs().size(); i++) {
      int at = i;
      TrackedRun run = of.runs().get(i);
      List<String> row = new ArrayList<>(List.of(run.id(), run.name(), run.status().name()));
      of.differing().values().forEach(values -> row.add(values.get(at).orElse("-")));
      rows.add(row);
    }
    return new Summary.Table(heads, rows);
  }

  /** A row a run: what came of it, the last value of each metric. */
  private Summary.Table metrics() {
    List<String> heads = new ArrayList<>(List.of("run"));
    of.metrics().keySet().forEach(metric -> heads.add("last(" + metric + ")"));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < of.runs().size(); i++) {
      int at = i;
      List<String> row = new ArrayList<>(List.of(of.runs().get(i).id()));
      of.metrics()
          .values()
          .forEach(values -> row.add(values.get(at).map(m -> text(m.last())).orElse("-")));
      rows.add(row);
    }
    return new Summary.Table(heads, rows);
  }

  private Summary.Table agreeing() {
    return new Summary.Table(
        List.of("the same in all", "value"),
        of.agreeing().entrySet().stream()
            .map(param -> List.of(param.getKey(), param.getValue()))
            .toList());
  }

  private Summary.Table groups() {
    List<List<String>> rows = new ArrayList<>();
    for (SeedGroup group : of.groups()) {
      for (Map.Entry<String, SeedGroup.Figures> figure : group.figures().entrySet()) {
        Spread last = figure.getValue().last();
        rows.add(
            List.of(
                name(group),
                "last(" + figure.getKey() + ")",
                String.valueOf(last.n()),
                text(last.mean()),
                text(last.standardDeviation()),
                text(last.low()),
                text(last.high())));
      }
    }
    return new Summary.Table(
        List.of("group", "figure", "runs", "mean", "deviation", "95 % from", "to"), rows);
  }

  /** What sets a group off from the others, or else its first run. */
  private static String name(SeedGroup group) {
    return group.params().isEmpty()
        ? group.runs().get(0)
        : group.params().entrySet().stream()
            .map(param -> param.getKey() + "=" + param.getValue())
            .collect(Collectors.joining(", "));
  }

  private Summary.Curve curve(String metric, List<Series> series) {
    List<Summary.Line> lines = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      if (!series.get(i).points().isEmpty()) {
        TrackedRun run = of.runs().get(i);
        lines.add(
            new Summary.Line(
                run.id() + " " + run.name(),
                series.get(i).points().stream()
                    .map(point -> new Summary.Point(point.step(), point.value()))
                    .toList()));
      }
    }
    return new Summary.Curve(metric, "step", metric, lines);
  }

  /** The means; of one or two groups also the bands, of which more would hide each other. */
  private Summary.Curve bands(String metric) {
    List<Summary.Line> lines = new ArrayList<>();
    boolean few = of.groups().size() <= MOST_BANDS;
    for (SeedGroup group : of.groups()) {
      List<SeedGroup.BandPoint> band =
          Optional.ofNullable(group.bands().get(metric)).orElse(List.of());
      lines.add(line(name(group) + ", mean", band, Edge.MEAN));
      if (few && group.runs().size() > 1) {
        lines.add(line(name(group) + ", 95 % from", band, Edge.LOW));
        lines.add(line(name(group) + ", 95 % to", band, Edge.HIGH));
      }
    }
    return new Summary.Curve(metric, "step", metric, lines);
  }

  /** A line of a band. */
  private enum Edge {
    MEAN,
    LOW,
    HIGH;

    double of(Spread spread) {
      return switch (this) {
        case MEAN -> spread.mean();
        case LOW -> spread.low();
        case HIGH -> spread.high();
      };
    }
  }

  private static Summary.Line line(String name, List<SeedGroup.BandPoint> band, Edge edge) {
    return new Summary.Line(
        name,
        band.stream()
            .map(point -> new Summary.Point(point.step(), edge.of(point.value())))
            .toList());
  }

  private static String text(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    if (rounded.signum() == 0) {
      return "0";
    }
    BigDecimal brief = rounded.stripTrailingZeros();
    int exponent = brief.precision() - brief.scale() - 1;
    return exponent < -5 || exponent > 9 ? brief.toString() : brief.toPlainString();
  }
}
