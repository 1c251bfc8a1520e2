package org.sagekit.monitor.quality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sagekit.api.Problems;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.Constraints;

/**
 * Model Monitor's {@code missing_column_check} and {@code extra_column_check}, by name instead of
 * by number, so that a column that takes the place of another is found too. Their order does not
 * matter.
 */
final class SchemaCheck {
  private static final String FIGURES =
      "There are %s columns in current dataset. Number of columns in current dataset: %s, "
          + "Number of columns in baseline constraints: %s. Column '%s' is %s.";

  /**
   * With more columns that might be meant, none is guessed: that would take as long as all checks.
   */
  private static final int MOST_GUESSES = 1000;

  private final int expected;
  private final int current;
  private final List<String> extra;
  private final List<String> guesses;

  SchemaCheck(Constraints constraints, Collection<String> current) {
    Set<String> known = new HashSet<>(constraints.names());
    this.expected = known.size();
    this.current = current.size();
    this.extra = current.stream().filter(name -> !known.contains(name)).toList();
    this.guesses = extra.size() > MOST_GUESSES ? List.of() : extra;
  }

  Violation missing(String column) {
    String hint = Problems.didYouMean(column, guesses);
    boolean near = hint.startsWith(" Did you mean");
    String description = FIGURES.formatted("missing", current, expected, column, "not there");
    return new Violation(column, Check.MISSING_COLUMN, near ? description + hint : description);
  }

  List<Violation> extraColumns() {
    List<Violation> found = new ArrayList<>();
    for (String column : extra) {
      found.add(
          new Violation(
              column,
              Check.EXTRA_COLUMN,
              FIGURES.formatted("extra", current, expected, column, "not expected")));
    }
    return found;
  }
}
