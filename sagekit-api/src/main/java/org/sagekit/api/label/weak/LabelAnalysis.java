package org.sagekit.api.label.weak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Summary;

/**
 * What labelling functions did: one by one, and together.
 *
 * @param rows how many rows there are
 * @param goldRows how many of them have gold
 * @param uncovered on how many rows every function abstained
 * @param conflicting on how many rows two functions disagreed
 * @param functions in the order of the matrix
 * @param twins pairs of functions that say nearly the same, the most alike first
 */
public record LabelAnalysis(
    int rows,
    int goldRows,
    int uncovered,
    int conflicting,
    List<FunctionQuality> functions,
    List<Twins> twins)
    implements Summary.Source {
  private static final int SHOWN = 200;
  private static final int TWINS_SHOWN = 10;

  /** Copies the lists. */
  public LabelAnalysis {
    functions = List.copyOf(functions);
    twins = List.copyOf(twins);
  }

  /**
   * Two functions that vote alike on nearly the same rows. A label model that takes functions for
   * independent counts what they say twice.
   *
   * @param first a function's name
   * @param second another's
   * @param alike on how many of the rows on which either voted both cast the same vote, as a share
   * @param rows on how many rows either voted
   */
  public record Twins(String first, String second, double alike, int rows) {}

  @Override
  public Summary summary() {
    List<Summary.Part> parts = new ArrayList<>();
    parts.add(
        new Summary.Note(
            "%s rows, %s with gold. On %s every function abstained, on %s two disagreed."
                .formatted(rows, goldRows, uncovered, conflicting)));
    parts.add(table());
    if (functions.size() > SHOWN) {
      parts.add(new Summary.Note("and " + (functions.size() - SHOWN) + " more functions"));
    }
    twins.stream()
        .limit(TWINS_SHOWN)
        .forEach(
            pair ->
                parts.add(
                    new Summary.Note(
                        "%s and %s say the same on %s of the %s rows on which either votes: their agreement is no second opinion."
                            .formatted(pair.first, pair.second, share(pair.alike), pair.rows))));
    return new Summary("Labelling functions", parts);
  }

  private Summary.Table table() {
    List<List<String>> lines = new ArrayList<>();
    for (FunctionQuality one : functions.subList(0, Math.min(SHOWN, functions.size()))) {
      boolean judged = one.judged() > 0;
      lines.add(
          List.of(
              one.function(),
              String.join(" ", one.polarity()),
              share(one.coverage()),
              share(one.overlap()),
              share(one.conflict()),
              String.valueOf(one.judged()),
              judged ? share(one.accuracy()) : "",
              judged ? share(one.low()) + " to " + share(one.high()) : ""));
    }
    return new Summary.Table(
        List.of(
            "function",
            "votes for",
            "coverage",
            "overlap",
            "conflict",
            "judged",
            "right when it votes",
            "95 %"),
        lines);
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
