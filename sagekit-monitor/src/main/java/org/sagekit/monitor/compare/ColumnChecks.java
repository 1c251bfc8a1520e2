package org.sagekit.monitor.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.monitor.drift.Fisher;
import org.sagekit.monitor.drift.Holm;

/**
 * What can be wrong with columns besides drift. A finding must be too rare to be chance at the
 * report's level, all columns taken together, and, where it is a share of the rows, no smaller than
 * the effect floor.
 */
public final class ColumnChecks {
  private final double level;
  private final double floor;

  /**
   * Checks at a level.
   *
   * @param level the chance of a finding where nothing has changed
   * @param floor the least share of the rows that matters
   */
  public ColumnChecks(double level, double floor) {
    this.level = level;
    this.floor = floor;
  }

  /**
   * All findings, a sentence each, in the order of the columns.
   *
   * @param columns what is looked at
   * @param levelsByColumn the categories that are known
   * @return perhaps nothing
   */
  public List<Violation> violations(
      List<ColumnPair> columns, Map<String, Set<String>> levelsByColumn) {
    double[] chances =
        Holm.adjusted(columns.stream().mapToDouble(ColumnChecks::chanceOfMissing).toArray());
    List<Violation> found = new ArrayList<>();
    for (int i = 0; i < chances.length; i++) {
      ColumnPair column = columns.get(i);
      Set<String> levels = levelsByColumn.getOrDefault(column.name(), Set.of());
      if (column.present() == 0) {
        addIf(
            column.now().size() > 0 && chances[i] < level,
            new Violation(
                column.name(),
                Check.COMPLETENESS,
                "Column '%s' has no value in any row.".formatted(column.name())),
            found);
        continue;
      }
      missing(column, chances[i], found);
      if (column.now().type() == FieldType.CATEGORICAL) {
        unseen(column, levels, found);
      }
      infinite(column, found);
      constant(column, level / columns.size(), found);
    }
    return found;
  }

  private static void addIf(boolean holds, Violation violation, List<Violation> found) {
    if (holds) {
      found.add(violation);
    }
  }

  private static double chanceOfMissing(ColumnPair column) {
    long now = column.now().missing();
    long both = now + column.then().missing();
    int size = column.now().size();
    return Fisher.greater(now, size, both, (long) size + column.then().size());
  }

  private void missing(ColumnPair column, double chance, List<Violation> found) {
    double then = (double) column.then().missing() / column.then().size();
    double now = (double) column.now().missing() / column.now().size();
    addIf(
        chance < level && now - then >= floor,
        new Violation(
            column.name(),
            Check.COMPLETENESS,
            "Column '%s' is missing in %s of the rows; it was in %s."
                .formatted(column.name(), percent(now), percent(then))),
        found);
  }

  /**
   * Levels that were not there. Some are to be expected if many levels are rare: as large a share
   * of the rows as the levels that occur once have in the reference (Good 1953, equation 9).
   */
  private void unseen(ColumnPair column, Set<String> known, List<Violation> found) {
    Map<String, Integer> counts = counts(column.then());
    long once = counts.values().stream().filter(count -> count == 1).count();
    double expected = (double) once / Math.max(1, column.then().size() - column.then().missing());
    int unseen = 0;
    Set<String> names = new TreeSet<>();
    for (int row = 0; row < column.now().size(); row++) {
      String value = column.now().text(row);
      if (value != null && !known.contains(value)) {
        unseen++;
        names.add(value);
      }
    }
    double share = (double) unseen / column.present();
    addIf(
        share - expected >= floor,
        new Violation(
            column.name(),
            Check.CATEGORICAL_VALUES,
            "Column '%s' has values in %s of the rows that the model has not learnt: %s."
                .formatted(column.name(), percent(share), listed(names))),
        found);
  }

  private static String listed(Set<String> names) {
    String first = names.stream().limit(5).collect(Collectors.joining("', '", "'", "'"));
    return names.size() > 5 ? first + " and " + (names.size() - 5) + " more" : first;
  }

  private static void infinite(ColumnPair column, List<Violation> found) {
    int now = infinite(column.now());
    addIf(
        now > 0 && infinite(column.then()) == 0,
        new Violation(
            column.name(),
            Check.RANGE,
            "Column '%s' is infinite in %s rows.".formatted(column.name(), now)),
        found);
  }

  private static int infinite(Column column) {
    int count = 0;
    for (int row = 0; column.type().isNumber() && row < column.size(); row++) {
      count += Double.isInfinite(column.number(row)) ? 1 : 0;
    }
    return count;
  }

  /** One value in all rows, which is unlikely if each row has it as often as the rows of then. */
  private static void constant(ColumnPair column, double level, List<Violation> found) {
    Map<String, Integer> now = counts(column.now());
    if (now.size() != 1) {
      return;
    }
    @Nullable String value = now.keySet().iterator().next();
    double then = counts(column.then()).getOrDefault(value, 0);
    double share = then / Math.max(1, column.then().size() - column.then().missing());
    addIf(
        column.present() > 1 && Math.pow(share, column.present()) < level,
        new Violation(
            column.name(),
            Check.UNIQUENESS,
            "Column '%s' has the one value '%s' in all rows.".formatted(column.name(), value)),
        found);
  }

  private static Map<String, Integer> counts(Column column) {
    Map<String, Integer> counts = new HashMap<>();
    for (int row = 0; row < column.size(); row++) {
      String value = column.text(row);
      if (value != null) {
        counts.merge(value, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
