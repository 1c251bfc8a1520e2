package org.sagekit.monitor.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;
import org.sagekit.monitor.drift.DriftTests;
import org.sagekit.monitor.drift.Holm;

/**
 * Says which columns have drifted, all taken together.
 *
 * @param first the tests that are asked before the standard ones
 * @param level the chance that an unchanged column is called drifted
 * @param effectFloor how great a change must be to matter
 */
public record Drifts(List<DriftTest> first, double level, double effectFloor) {
  private static final List<DriftTest> STANDARD =
      List.of(DriftTests.andersonDarling(), DriftTests.chiSquared());

  /**
   * Whether there is a test for the column.
   *
   * @param column what is to be compared
   * @return true if there is
   */
  public boolean compares(ColumnPair column) {
    return testFor(column).isPresent();
  }

  private Optional<DriftTest> testFor(ColumnPair column) {
    FieldType type = column.then().type();
    return first.stream()
        .filter(test -> test.fits(type))
        .findFirst()
        .or(() -> STANDARD.stream().filter(test -> test.fits(type)).findFirst());
  }

  /**
   * Compares.
   *
   * @param columns for each of which there is a test
   * @param beforeEach may throw to stop
   * @return one a column
   */
  public List<ColumnDrift> of(List<ColumnPair> columns, Runnable beforeEach) {
    List<DriftResult> results = new ArrayList<>();
    for (ColumnPair column : columns) {
      beforeEach.run();
      results.add(testFor(column).orElseThrow().compare(column.then(), column.now()));
    }
    double[] adjusted = Holm.adjusted(results.stream().mapToDouble(DriftResult::pValue).toArray());
    List<ColumnDrift> drifts = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      DriftResult result = results.get(i);
      boolean drifted = adjusted[i] < level && result.effect() >= effectFloor;
      drifts.add(new ColumnDrift(columns.get(i).name(), result, adjusted[i], drifted));
    }
    return drifts;
  }
}
