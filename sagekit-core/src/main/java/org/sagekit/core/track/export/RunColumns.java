package org.sagekit.core.track.export;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.TrackedRun;

/**
 * The columns of a table of runs: what every run says of itself, then the parameters, tags and
 * metrics that some run has, each by name.
 */
final class RunColumns {
  private static final List<String> ATTRIBUTES =
      List.of(
          "id",
          "experiment",
          "parent",
          "name",
          "kind",
          "path",
          "status",
          "started",
          "ended",
          "seconds",
          "seed",
          "restored",
          "reason");
  private static final List<String> FIGURES =
      List.of("last", "min", "max", "first", "mean", "count");

  private final SortedSet<String> params = new TreeSet<>();
  private final SortedSet<String> tags = new TreeSet<>();
  private final SortedSet<String> metrics = new TreeSet<>();

  RunColumns(Collection<TrackedRun> runs) {
    for (TrackedRun run : runs) {
      params.addAll(run.params().keySet());
      tags.addAll(run.tags().keySet());
      metrics.addAll(run.metrics().keySet());
    }
  }

  void head(Cells cells) throws IOException {
    for (String attribute : ATTRIBUTES) {
      cells.word(attribute);
    }
    for (String param : params) {
      cells.word("params." + param);
    }
    for (String tag : tags) {
      cells.word("tags." + tag);
    }
    for (String metric : metrics) {
      for (String figure : FIGURES) {
        cells.word("metrics." + metric + "." + figure);
      }
    }
    cells.end();
  }

  void row(TrackedRun run, Cells cells) throws IOException {
    attributes(run, cells);
    for (String param : params) {
      text(run.params().get(param), cells);
    }
    for (String tag : tags) {
      text(run.tags().get(tag), cells);
    }
    for (String metric : metrics) {
      figures(run.metrics().get(metric), cells);
    }
    cells.end();
  }

  private static void attributes(TrackedRun run, Cells cells) throws IOException {
    cells.word(run.id());
    cells.text(run.experiment());
    text(run.parent().orElse(null), cells);
    cells.text(run.name());
    cells.word(run.kind().name());
    cells.text(run.path());
    cells.word(run.status().name());
    cells.word(run.started().toString());
    text(run.ended().map(Object::toString).orElse(null), cells);
    if (run.took().isPresent()) {
      cells.number(run.took().get().toNanos() / 1e9);
    } else {
      cells.missing();
    }
    if (run.seed().isPresent()) {
      cells.whole(run.seed().getAsLong());
    } else {
      cells.missing();
    }
    cells.word(String.valueOf(run.restored()));
    text(run.reason().orElse(null), cells);
  }

  private static void text(@Nullable String text, Cells cells) throws IOException {
    if (text == null) {
      cells.missing();
    } else {
      cells.text(text);
    }
  }

  private static void figures(@Nullable MetricSummary metric, Cells cells) throws IOException {
    if (metric == null) {
      for (int i = 0; i < FIGURES.size(); i++) {
        cells.missing();
      }
      return;
    }
    cells.number(metric.last());
    cells.number(metric.min());
    cells.number(metric.max());
    cells.number(metric.first());
    cells.number(metric.mean());
    cells.whole(metric.points());
  }
}
