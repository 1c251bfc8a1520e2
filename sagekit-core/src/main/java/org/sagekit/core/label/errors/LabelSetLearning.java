package org.sagekit.core.label.errors;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.errors.JudgedLabels;
import org.sagekit.api.label.errors.LabelErrorsReport;
import org.sagekit.api.label.errors.LabelSetErrorsReport;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Predictions;

/**
 * Confident learning of sets of labels, each label by itself: A. Thyagarajan, E. Snorrason, C.
 * Northcutt and J. Mueller, "Identifying Incorrect Annotations in Multi-Label Classification Data",
 * 2022.
 */
public final class LabelSetLearning {
  private static final List<String> CLASSES = List.of("without", "with");

  /** By how much a worse label counts more than all better ones: the paper's alpha. */
  private static final double WORST = 0.8;

  private final ConfidentLearning learning;
  private final List<LabelSet> given;
  private final Predictions probabilities;

  /**
   * Checks the rows.
   *
   * @param learning how each label is looked at
   * @param given a set a row
   * @param probabilities of each label by itself
   * @throws IllegalArgumentException if there is no row or no label, or not as many of both
   * @throws DataException if a given label is none of the probabilities'
   */
  public LabelSetLearning(
      ConfidentLearning learning, List<LabelSet> given, Predictions probabilities) {
    this.learning = learning;
    this.given = List.copyOf(given);
    this.probabilities = probabilities;
    Problems.of("Sets of labels")
        .require(!given.isEmpty(), "rows", "at least 1", given.size())
        .require(!probabilities.classes().isEmpty(), "labels", "at least 1", 0)
        .require(
            probabilities.size() == given.size(),
            "probabilities",
            "of as many rows as the sets, " + given.size(),
            probabilities.size())
        .throwIfAny();
    Set<String> known = Set.copyOf(probabilities.classes());
    for (int row = 0; row < given.size(); row++) {
      for (String label : given.get(row).labels()) {
        if (!known.contains(label)) {
          throw new DataException(
              "Sets of labels: label of row %s must be one of the classes, but was '%s'.%s"
                  .formatted(
                      String.valueOf(row),
                      label,
                      Problems.didYouMean(label, probabilities.classes())));
        }
      }
    }
  }

  /**
   * Looks for errors.
   *
   * @return what was found
   * @throws DataException if a probability is not from 0 to 1
   */
  public LabelSetErrorsReport find() {
    List<String> labels = probabilities.classes();
    Map<String, LabelErrorsReport> reportByLabel = new LinkedHashMap<>();
    for (int label = 0; label < labels.size(); label++) {
      reportByLabel.put(labels.get(label), learning.find(only(label)));
    }
    double[] quality = new double[given.size()];
    Arrays.setAll(quality, row -> quality(row, reportByLabel));
    return new LabelSetErrorsReport(reportByLabel, Doubles.of(quality));
  }

  private JudgedLabels only(int label) {
    double[] both = new double[2 * given.size()];
    for (int row = 0; row < given.size(); row++) {
      double with = probabilities.value(row, label);
      both[2 * row] = 1 - with;
      both[2 * row + 1] = with;
    }
    String name = probabilities.classes().get(label);
    return JudgedLabels.of(
        given.stream().map(set -> CLASSES.get(set.labels().contains(name) ? 1 : 0)).toList(),
        Predictions.of(CLASSES, both));
  }

  /** The exponential moving average over the labels, the best first and so the worst last. */
  private static double quality(int row, Map<String, LabelErrorsReport> reportByLabel) {
    double[] each =
        reportByLabel.values().stream()
            .mapToDouble(report -> report.quality().get(row))
            .sorted()
            .toArray();
    double average = each[each.length - 1];
    for (int label = each.length - 2; label >= 0; label--) {
      average = WORST * each[label] + (1 - WORST) * average;
    }
    return average;
  }
}
