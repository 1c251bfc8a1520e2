package org.sagekit.monitor.formats;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.monitor.Check;
import org.sagekit.core.internal.JsonMembers;

/** What {@code constraint_check_type} says: Model Monitor's six checks and those of SageKit. */
final class CheckNames {

  private CheckNames() {}

  static String of(Check check) {
    return switch (check) {
      case DATA_TYPE -> "data_type_check";
      case COMPLETENESS -> "completeness_check";
      case BASELINE_DRIFT -> "baseline_drift_check";
      case MISSING_COLUMN -> "missing_column_check";
      case EXTRA_COLUMN -> "extra_column_check";
      case CATEGORICAL_VALUES -> "categorical_values_check";
      case RANGE -> "range_check";
      case UNIQUENESS -> "uniqueness_check";
      case FRESHNESS -> "freshness_check";
      case ROWS -> "row_count_check";
      case UNREADABLE -> "readability_check";
    };
  }

  static Check read(JsonMembers violation, String name) {
    String word = Words.plain(violation.text(name));
    return Arrays.stream(Check.values())
        .filter(check -> Words.plain(of(check)).equals(word))
        .findFirst()
        .orElseThrow(() -> violation.fault(name, "must be one of " + all()));
  }

  private static List<String> all() {
    return Arrays.stream(Check.values()).map(CheckNames::of).toList();
  }
}
