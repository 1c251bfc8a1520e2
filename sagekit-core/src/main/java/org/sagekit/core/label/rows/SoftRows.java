package org.sagekit.core.label.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.label.LabelForm;
import org.sagekit.api.model.Prediction;

/**
 * Gives rows labels that are not certain, in a form that a trainer can learn from: with a target
 * and, unless the form is {@link LabelForm#LIKELIEST}, with a column in {@link Role#WEIGHT}.
 *
 * @param target what the column of the labels is called; the weight's name is the same with {@code
 *     _confidence} behind it, and the group's with {@code _row}
 * @param form which of them
 */
public record SoftRows(String target, LabelForm form) {
  /** Labels that are less likely than this make no row of their own. */
  private static final double LEAST = 0.01;

  /** Checks that both are there. */
  public SoftRows {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(form, "form");
  }

  /**
   * Looks for what would be in the way.
   *
   * @param schema of the rows that are to get labels
   * @param problems gets a sentence for each new column whose name or role is taken
   */
  public void check(Schema schema, Problems problems) {
    problems.require(!target.isBlank(), "target", "a name", "'" + target + "'");
    checkColumn(schema, problems, target, Role.TARGET);
    if (form != LabelForm.LIKELIEST) {
      checkColumn(schema, problems, weight(), Role.WEIGHT);
    }
    if (isGrouping(schema)) {
      checkNew(schema, problems, group());
    }
  }

  private void checkColumn(Schema schema, Problems problems, String column, Role role) {
    checkNew(schema, problems, column);
    schema
        .with(role)
        .ifPresent(
            field ->
                problems.require(
                    false,
                    "rows",
                    "without a column in role " + role,
                    "'" + field.name() + "'",
                    "rows.as(\"" + field.name() + "\", Role.IGNORED)"));
  }

  private static void checkNew(Schema schema, Problems problems, String column) {
    problems.require(
        !schema.has(column),
        "new column",
        "none of the rows' columns",
        "'" + column + "'",
        "rows.without(\"" + column + "\") or another target");
  }

  private String weight() {
    return target + "_confidence";
  }

  private String group() {
    return target + "_row";
  }

  private boolean isGrouping(Schema schema) {
    return form == LabelForm.SOFT && schema.with(Role.GROUP).isEmpty();
  }

  /**
   * Gives labels. Of {@link LabelForm#SOFT}, each row stands once for every label of a probability
   * of 0.01 or more, weighted by it; the weights of a row sum to 1, and a column in {@link
   * Role#GROUP} with the number of the row, unless there is such a column, keeps the copies on one
   * side of a split. Of equally likely labels the likeliest is the first by its characters.
   *
   * @param rows as {@link #check} takes them
   * @param posteriors one a row; null for rows that are left out
   * @return the labelled rows, in their order
   */
  public Dataset label(Dataset rows, List<? extends @Nullable Prediction> posteriors) {
    List<Integer> numbers = new ArrayList<>();
    List<@Nullable String> labels = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (int row = 0; row < posteriors.size(); row++) {
      @Nullable Prediction posterior = posteriors.get(row);
      if (posterior != null) {
        add(posterior, labels, weights);
        while (numbers.size() < labels.size()) {
          numbers.add(row);
        }
      }
    }
    Dataset labelled = label(rows, numbers, Column.ofCategories(labels), weights);
    return isGrouping(rows.schema())
        ? labelled.with(
            new Field(group(), FieldType.CATEGORICAL, Role.GROUP),
            Column.ofCategories(numbers.stream().map(String::valueOf).toList()))
        : labelled;
  }

  /**
   * Gives labels of any kind.
   *
   * @param rows as {@link #check} takes them
   * @param numbers which of the rows are labelled
   * @param labels one for each number
   * @param weights one for each number; not looked at if the form is {@link LabelForm#LIKELIEST}
   * @return the labelled rows, in the order of the numbers
   */
  public Dataset label(Dataset rows, List<Integer> numbers, Column labels, List<Double> weights) {
    Dataset labelled =
        rows.rows(numbers.stream().mapToInt(Integer::intValue).toArray())
            .with(new Field(target, labels.type(), Role.TARGET), labels);
    return form == LabelForm.LIKELIEST
        ? labelled
        : labelled.with(
            new Field(weight(), FieldType.NUMERIC, Role.WEIGHT),
            Column.ofNumbers(weights.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private void add(Prediction posterior, List<@Nullable String> labels, List<Double> weights) {
    if (form != LabelForm.SOFT) {
      labels.add(posterior.label());
      weights.add(posterior.confidence());
      return;
    }
    double[] probabilities = posterior.toArray();
    double sum = 0;
    for (double probability : probabilities) {
      sum += probability >= LEAST ? probability : 0;
    }
    for (int label = 0; label < probabilities.length; label++) {
      if (probabilities[label] >= LEAST) {
        labels.add(posterior.classes().get(label));
        weights.add(probabilities[label] / sum);
      }
    }
  }
}
