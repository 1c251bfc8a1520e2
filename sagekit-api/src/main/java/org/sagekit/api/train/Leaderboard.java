package org.sagekit.api.train;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
    for (Entry entry : entries) {
      rows.add(
          List.of(
              String.valueOf(rows.size() + 1),
              entry.name(),
              entry.trainer(),
              String.format(Locale.ROOT, "%.4f", entry.score().value()),
              entry.note().isEmpty() ? brief(entry.settings()) : entry.note()));
    }
    return Summary.of(
        "Leaderboard",
        new Summary.Table(List.of("rank", "name", "trainer", metric.label(), "settings"), rows));
  }

  /** Numbers to four digits: nobody reads more of them. */
  private static String brief(Settings settings) {
    return settings.asMap().entrySet().stream()
        .map(setting -> setting.getKey() + " " + brief(setting.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String brief(String text) {
    try {
      double value = Double.parseDouble(text);
      return value == Math.rint(value) || !Double.isFinite(value)
          ? text
          : new BigDecimal(value).round(new MathContext(4)).toPlainString();
    } catch (NumberFormatException notANumber) {
      return text;
    }
  }
}
