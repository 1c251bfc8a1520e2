package org.sagekit.core.label.errors;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.errors.LabelErrorsReport;
import org.sagekit.api.label.errors.LabelIssue;
import org.sagekit.api.label.errors.LabelRepair;
import org.sagekit.api.label.errors.NoiseEstimate;

/** Does something about labels that are likely wrong. */
public final class Repairs {
  private final Dataset rows;
  private final LabelErrorsReport report;

  private Repairs(Dataset rows, LabelErrorsReport report) {
    this.rows = rows;
    this.report = report;
  }

  /**
   * Repairs rows.
   *
   * @param rows of the report, in the same order, with the target
   * @param report what was found in them
   * @param repair what is done
   * @return other rows
   * @throws IllegalArgumentException if the report is of another number of rows
   */
  public static Dataset of(Dataset rows, LabelErrorsReport report, LabelRepair repair) {
    Problems.of("Repair of '" + rows.name() + "'")
        .require(
            rows.size() == report.noise().rows(),
            "rows",
            "those of the report, " + report.noise().rows(),
            rows.size())
        .throwIfAny();
    Repairs repairs = new Repairs(rows, report);
    return switch (repair) {
      case REMOVE -> repairs.removed(rows);
      case CORRECT -> repairs.corrected();
      case REMOVE_AND_WEIGH -> repairs.removed(repairs.weighted());
    };
  }

  private Dataset removed(Dataset all) {
    BitSet wrong = new BitSet();
    report.issues().forEach(issue -> wrong.set(issue.row()));
    return all.rows(IntStream.range(0, all.size()).filter(row -> !wrong.get(row)).toArray());
  }

  private Dataset corrected() {
    List<@Nullable String> labels = new ArrayList<>(texts(rows.target()));
    for (LabelIssue issue : report.issues()) {
      labels.set(issue.row(), issue.likely());
    }
    Set<String> levels = new LinkedHashSet<>(levels(rows.target()));
    labels.stream().filter(label -> label != null).forEach(levels::add);
    return rows.with(
        new Field(rows.schema().target().name(), FieldType.CATEGORICAL, Role.TARGET),
        CategoricalColumn.of(labels, List.copyOf(levels)));
  }

  private static List<@Nullable String> texts(Column column) {
    List<@Nullable String> texts = new ArrayList<>(column.size());
    for (int row = 0; row < column.size(); row++) {
      texts.add(column.text(row));
    }
    return texts;
  }

  private static List<String> levels(Column column) {
    return column instanceof CategoricalColumn categories ? categories.levels() : List.of();
  }

  private Dataset weighted() {
    Field field =
        rows.schema()
            .with(Role.WEIGHT)
            .orElseGet(() -> new Field(weightName(), FieldType.NUMERIC, Role.WEIGHT));
    boolean weighted = rows.schema().has(field.name());
    Map<String, Double> factorByLabel = factorByLabel(report.noise());
    double[] weights = new double[rows.size()];
    for (int row = 0; row < weights.length; row++) {
      double before = weighted ? rows.column(field.name()).number(row) : 1;
      weights[row] = before * factorByLabel.getOrDefault(rows.target().text(row), 1.0);
    }
    return rows.with(
        new Field(field.name(), FieldType.NUMERIC, Role.WEIGHT), Column.ofNumbers(weights));
  }

  /** A label that is never given rightly leaves no rows behind that could count more. */
  private static Map<String, Double> factorByLabel(NoiseEstimate noise) {
    double[] truth = noise.truePrior().toArray();
    Map<String, Double> factorByLabel = new HashMap<>();
    for (int label = 0; label < truth.length; label++) {
      double right = noise.joint().get(label, label);
      factorByLabel.put(noise.classes().get(label), right == 0 ? 1 : truth[label] / right);
    }
    return factorByLabel;
  }

  private String weightName() {
    String name = rows.schema().target().name() + "_weight";
    Problems.of("Repair of '" + rows.name() + "'")
        .require(
            !rows.schema().has(name),
            "new column",
            "none of the rows' columns",
            "'" + name + "'",
            "rows.as(\"" + name + "\", Role.WEIGHT)")
        .throwIfAny();
    return name;
  }
}
