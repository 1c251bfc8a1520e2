package org.sagekit.monitor.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sagekit.api.data.Column;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;

/**
 * Says what is wrong with columns besides drift. What could be chance is said only if a question of
 * the family found it, so that the level holds for violations too.
 */
final class ColumnChecks {
  private static final int NAMED = 5;

  private ColumnChecks() {}

  /** All findings, a sentence each, in the order of the columns. */
  static List<Violation> violations(List<Verdict> verdicts) {
    List<Violation> found = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      if (verdict.answers().pair().kind() == ColumnPair.Kind.INPUT) {
        check(verdict, found);
      }
    }
    return found;
  }

  private static void check(Verdict verdict, List<Violation> found) {
    ColumnPair pair = verdict.answers().pair();
    missing(verdict, found);
    if (verdict.found(UnseenCategories.TEST)) {
      found.add(unseen(verdict.answers()));
    }
    int infinite = infinite(pair.now());
    if (infinite > 0 && infinite(pair.then()) == 0) {
      found.add(
          new Violation(
              pair.name(),
              Check.RANGE,
              "Column '%s' is infinite in %s rows.".formatted(pair.name(), infinite)));
    }
    if (verdict.drifted() && isStuck(pair.now())) {
      found.add(
          new Violation(
              pair.name(),
              Check.UNIQUENESS,
              "Column '%s' has the one value '%s' in all rows."
                  .formatted(pair.name(), first(pair.now()))));
    }
  }

  private static void missing(Verdict verdict, List<Violation> found) {
    if (!verdict.found(MissingShares.TEST)) {
      return;
    }
    ColumnPair pair = verdict.answers().pair();
    double then = share(pair.then());
    double now = share(pair.now());
    if (now <= then) {
      return;
    }
    String description =
        pair.present() == 0
            ? "Column '%s' has no value in any row.".formatted(pair.name())
            : "Column '%s' is missing in %s of the rows; it was in %s."
                .formatted(pair.name(), percent(now), percent(then));
    found.add(new Violation(pair.name(), Check.COMPLETENESS, description));
  }

  private static double share(Column column) {
    return (double) column.missing() / column.size();
  }

  private static Violation unseen(ColumnAnswers answers) {
    ColumnPair pair = answers.pair();
    Set<String> names = new TreeSet<>();
    long[] rows = {0};
    answers
        .levels()
        .countByLevel()
        .forEach(
            (level, count) -> {
              if (count.then() == 0 && !pair.known().contains(level)) {
                names.add(level);
                rows[0] += count.now();
              }
            });
    return new Violation(
        pair.name(),
        Check.CATEGORICAL_VALUES,
        "Column '%s' has values in %s of the rows that the reference does not have: %s."
            .formatted(pair.name(), percent((double) rows[0] / pair.present()), listed(names)));
  }

  private static String listed(Set<String> names) {
    String first = names.stream().limit(NAMED).collect(Collectors.joining("', '", "'", "'"));
    return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
  }

  private static int infinite(Column column) {
    int count = 0;
    for (int row = 0; column.type().isNumber() && row < column.size(); row++) {
      count += Double.isInfinite(column.number(row)) ? 1 : 0;
    }
    return count;
  }

  /** One value in all rows, two at least. */
  private static boolean isStuck(Column column) {
    String first = first(column);
    int present = 0;
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      if (text != null) {
        present++;
        if (!text.equals(first)) {
          return false;
        }
      }
    }
    return present > 1;
  }

  private static String first(Column column) {
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      if (text != null) {
        return text;
      }
    }
    return "";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
