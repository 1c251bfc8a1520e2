package org.sagekit.api.label.errors;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.sagekit.api.model.Doubles;

/**
 * Which sets of labels are likely wrong. Each label is looked at by itself: whether a row was given
 * it, and whether it should have been.
 *
 * @param reportByLabel for each label what was found of the classes {@code without} and {@code
 *     with}
 * @param quality of every row's set, from 0 to 1: that of its labels, the worst counting most
 */
public record LabelSetErrorsReport(Map<String, LabelErrorsReport> reportByLabel, Doubles quality) {

  /** Copies the reports, keeping their order. */
  public LabelSetErrorsReport {
    reportByLabel = Collections.unmodifiableMap(new LinkedHashMap<>(reportByLabel));
  }

  /**
   * The places of the rows that likely lack a label or have one too many.
   *
   * @return from 0, the most suspicious first
   */
  public int[] issueRows() {
    TreeSet<Integer> rows = new TreeSet<>();
    for (LabelErrorsReport report : reportByLabel.values()) {
      report.issues().forEach(issue -> rows.add(issue.row()));
    }
    return bySuspicion(rows.stream().mapToInt(Integer::intValue));
  }

  /**
   * All rows by how good their set seems; of equally good ones the first comes first.
   *
   * @return their places from 0, the most suspicious first
   */
  public int[] rowsBySuspicion() {
    return bySuspicion(IntStream.range(0, quality.size()));
  }

  private int[] bySuspicion(IntStream rows) {
    return rows.boxed()
        .sorted(Comparator.comparingDouble(quality::get))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
