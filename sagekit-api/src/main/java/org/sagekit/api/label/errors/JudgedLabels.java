package org.sagekit.api.label.errors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Predictions;

/**
 * Labels as they were given, and the probabilities of a model that has not learnt from these rows:
 * by cross-validation, or a model of other rows. Of a model that has learnt the labels by heart
 * nothing can be told. Immutable.
 */
public final class JudgedLabels {
  /**
   * By how much the sum of a row's probabilities may differ from 1, so that probabilities of few
   * digits are taken. They are used as they are.
   */
  public static final double TOLERANCE = 0.05;

  private final String name;
  private final int[] given;
  private final Predictions probabilities;
  private final Optional<Column> ids;

  private JudgedLabels(String name, int[] given, Predictions probabilities, Optional<Column> ids) {
    this.name = name;
    this.given = given;
    this.probabilities = probabilities;
    this.ids = ids;
  }

  /**
   * Labels and probabilities.
   *
   * @param given a label each row
   * @param probabilities of the same rows in the same order; a class that no row was given may be
   *     among theirs
   * @return rows that are named by their place, from 0
   * @throws IllegalArgumentException if there is no row, there are not as many of both, or no or
   *     too many classes
   * @throws DataException if a label is none of the classes, a probability is negative or not a
   *     number, or a row's sum is not 1 within {@value #TOLERANCE}; the message says where
   */
  public static JudgedLabels of(List<String> given, Predictions probabilities) {
    return of("labels", Column.ofTexts(List.copyOf(given)), probabilities, Optional.empty());
  }

  /**
   * The target of rows and probabilities.
   *
   * @param rows with a target, and perhaps a column in {@link Role#ID} that names them
   * @param probabilities of the same rows in the same order
   * @return the labels
   * @throws IllegalArgumentException as {@link #of(List, Predictions)}
   * @throws DataException as there, and if a target or an id is missing
   */
  public static JudgedLabels of(Dataset rows, Predictions probabilities) {
    Optional<Column> ids = rows.schema().with(Role.ID).map(field -> rows.column(field.name()));
    return of(rows.name(), rows.target(), probabilities, ids);
  }

  private static JudgedLabels of(
      String name, Column labels, Predictions probabilities, Optional<Column> ids) {
    String subject = "Labels of '" + name + "'";
    int classes = probabilities.classes().size();
    int most = LabelPairs.MOST_CLASSES;
    Problems.of(subject)
        .require(classes >= 1 && classes <= most, "classes", "1 to " + most, classes)
        .require(labels.size() >= 1, "rows", "at least 1", labels.size())
        .require(
            probabilities.size() == labels.size(),
            "probabilities",
            "of as many rows as the labels, " + labels.size(),
            probabilities.size())
        .throwIfAny();
    for (int row = 0; row < labels.size(); row++) {
      check(subject, row, probabilities);
      if (ids.isPresent() && ids.get().isMissing(row)) {
        throw bad(subject, row, "id", "a text", "missing", "");
      }
    }
    return new JudgedLabels(name, codes(subject, labels, probabilities), probabilities, ids);
  }

  private static int[] codes(String subject, Column labels, Predictions probabilities) {
    Map<String, Integer> codeByLabel = new HashMap<>();
    probabilities.classes().forEach(label -> codeByLabel.put(label, codeByLabel.size()));
    Problems.of(subject)
        .require(
            codeByLabel.size() == probabilities.classes().size(),
            "classes",
            "different",
            probabilities.classes())
        .throwIfAny();
    int[] codes = new int[labels.size()];
    for (int row = 0; row < codes.length; row++) {
      @Nullable String label = labels.text(row);
      Integer code = label == null ? null : codeByLabel.get(label);
      if (code == null) {
        String advice = label == null ? "" : Problems.didYouMean(label, probabilities.classes());
        String was = label == null ? "missing" : "'" + label + "'";
        throw bad(subject, row, "given label", "one of the classes", was, advice);
      }
      codes[row] = code;
    }
    return codes;
  }

  private static void check(String subject, int row, Predictions probabilities) {
    double sum = 0;
    for (int label = 0; label < probabilities.classes().size(); label++) {
      double probability = probabilities.value(row, label);
      if (!(probability >= 0)) {
        String name = "probability of '" + probabilities.classes().get(label) + "'";
        throw bad(subject, row, name, "0 or more", Double.toString(probability), "");
      }
      sum += probability;
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw bad(
          subject,
          row,
          "sum of the probabilities",
          "1 within " + TOLERANCE,
          Double.toString(sum),
          " Maybe they are scores, to be turned into probabilities first.");
    }
  }

  private static DataException bad(
      String subject, int row, String what, String must, String was, String advice) {
    return new DataException(
        "%s: %s of row %s must be %s, but was %s.%s"
            .formatted(subject, what, String.valueOf(row), must, was, advice));
  }

  /**
   * Where the rows come from.
   *
   * @return for messages
   */
  public String name() {
    return name;
  }

  /**
   * How many rows there are.
   *
   * @return at least 1
   */
  public int rows() {
    return given.length;
  }

  /**
   * The classes.
   *
   * @return in the order of the probabilities
   */
  public List<String> classes() {
    return probabilities.classes();
  }

  /**
   * The label that a row was given.
   *
   * @param row from 0
   * @return its place among the classes
   */
  public int given(int row) {
    return given[row];
  }

  /**
   * What the model says of a row.
   *
   * @param row from 0
   * @param label the place of a class
   * @return 0 or more
   */
  public double probability(int row, int label) {
    return probabilities.value(row, label);
  }

  /**
   * What a row is called.
   *
   * @param row from 0
   * @return its id, or its place if there are none
   */
  public String id(int row) {
    return ids.map(column -> column.text(row)).orElseGet(() -> String.valueOf(row));
  }

  /**
   * The likeliest class other than the given one, of equally likely ones the first.
   *
   * @param row from 0
   * @return its place; the given one if there is no other
   */
  public int likeliestOther(int row) {
    int best = given[row];
    for (int label = 0; label < classes().size(); label++) {
      boolean better = best == given[row] || probability(row, label) > probability(row, best);
      best = label != given[row] && better ? label : best;
    }
    return best;
  }
}
