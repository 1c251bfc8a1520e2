package org.sagekit.examples;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Summary;
import org.sagekit.api.track.lineage.LineageGraph;
import org.sagekit.api.track.lineage.LineageNode;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.RunPage;

/** Runs and the way of values as tables. */
final class RunTables {
  private static final int SHOWN = 20;

  private RunTables() {}

  /** The first runs that were found. */
  static Summary runs(String title, RunPage page) {
    List<List<String>> rows = new ArrayList<>();
    page.runs().stream().limit(SHOWN).forEach(run -> rows.add(row(run)));
    List<Summary.Part> parts = new ArrayList<>();
    parts.add(
        new Summary.Table(
            List.of("run", "begun", "seconds", "status", "what", "params", "figures"), rows));
    if (page.total() > rows.size()) {
      parts.add(new Summary.Note("%s of %s runs.".formatted(rows.size(), page.total())));
    }
    page.notes().forEach(note -> parts.add(new Summary.Note(note)));
    return new Summary(title, parts);
  }

  private static List<String> row(TrackedRun run) {
    return List.of(
        run.id(),
        run.started().truncatedTo(ChronoUnit.SECONDS).toString(),
        run.took().map(RunTables::seconds).orElse(""),
        run.status().name() + (run.restored() ? " (restored)" : ""),
        run.path(),
        String.valueOf(run.params().size()),
        figures(run));
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.2f", took.toNanos() / 1e9);
  }

  private static String figures(TrackedRun run) {
    for (String name : List.of("auc", "accuracy", "loss")) {
      MetricSummary metric = run.metrics().get(name);
      if (metric != null) {
        // of several folds the mean, of many steps the last
        boolean folds = metric.points() <= 10;
        return String.format(Locale.ROOT, "%s %.4f", name, folds ? metric.mean() : metric.last());
      }
    }
    return run.metrics().isEmpty() ? "" : run.metrics().size() + " metrics";
  }

  /** What went into a value and what has become of it, in this order. */
  static Summary way(LineageGraph graph) {
    List<LineageNode> order = new ArrayList<>(graph.ancestors(graph.start()));
    Collections.reverse(order);
    graph.nodes().stream().filter(n -> n.fingerprint().equals(graph.start())).forEach(order::add);
    order.addAll(graph.descendants(graph.start()));
    List<List<String>> rows = new ArrayList<>();
    for (LineageNode node : order) {
      rows.add(
          List.of(
              node.kind(),
              node.name(),
              node.fingerprint().brief(),
              node.madeBy().orElse("from outside")));
    }
    return Summary.of(
        "Where it came from",
        new Summary.Table(List.of("value", "name", "fingerprint", "made by"), rows));
  }
}
