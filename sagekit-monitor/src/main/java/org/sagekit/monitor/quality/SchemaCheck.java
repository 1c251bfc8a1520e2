package org.sagekit.monitor.quality;

import java.util.ArrayList;
import java.util.List;
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

  private final Constraints constraints;
  private final List<String> current;

  SchemaCheck(Constraints constraints, List<String> current) {
    this.constraints = constraints;
    this.current = current;
  }

  List<String> extra() {
    return current.stream().filter(name -> constraints.find(name).isEmpty()).toList();
  }

  Violation missing(String column) {
    String hint = Problems.didYouMean(column, extra());
    boolean near = hint.startsWith(" Did you mean");
    String description =
        FIGURES.formatted(
            "missing", current.size(), constraints.columns().size(), column, "not there");
    return new Violation(column, Check.MISSING_COLUMN, near ? description + hint : description);
  }

  List<Violation> extraColumns() {
    List<Violation> found = new ArrayList<>();
    for (String column : extra()) {
      found.add(
          new Violation(
              column,
              Check.EXTRA_COLUMN,
              FIGURES.formatted(
                  "extra", current.size(), constraints.columns().size(), column, "not expected")));
    }
    return found;
  }
}
