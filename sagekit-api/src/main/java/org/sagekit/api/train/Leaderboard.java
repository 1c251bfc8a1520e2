package org.sagekit.api.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Settings;
import org.sagekit.api.Summary;

/**
 * What was tried, the best first.
 *
 * @param metric by which it is ordered
 * @param entries the best first; those that failed last
 */
public record Leaderboard(Metric metric, List<Entry> entries) implements Summary.Source {

  /** Copies the entries. */
  public Leaderboard {
    entries = List.copyOf(entries);
  }

  /**
   * Something that was tried.
   *
   * @param name unique on the board, such as {@code trial-7}
   * @param trainer the algorithm's name
   * @param settings its hyperparameters
   * @param score the figure, NaN if it failed
   * @param note why it failed, or empty
   */
  public record Entry(
      String name, String trainer, Settings settings, Estimate score, String note) {}

  @Override
  public Summary summary() {
    List<List<String>> rows = new ArrayList<>();
    List<Summary.Bar> bars = new ArrayList<>();
    for (Entry entry : entries) {
      rows.add(
          List.of(
              String.valueOf(rows.size() + 1),
              entry.name(),
              entry.trainer(),
              String.format(Locale.ROOT, "%.4f", entry.score().value()),
              entry.note().isEmpty() ? entry.settings().toString() : entry.note()));
      bars.add(new Summary.Bar(entry.name(), entry.score().value(), rows.size() == 1));
    }
    return Summary.of(
        "Leaderboard",
        new Summary.Table(List.of("rank", "name", "trainer", metric.label(), "settings"), rows),
        new Summary.Bars(metric.label(), bars));
  }
}
