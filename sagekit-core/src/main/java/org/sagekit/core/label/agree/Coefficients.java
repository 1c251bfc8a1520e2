package org.sagekit.core.label.agree;

import java.util.Locale;
import java.util.Objects;
import org.sagekit.api.Problems;
import org.sagekit.api.label.AgreementCoefficient;
import org.sagekit.api.label.AgreementWeights;
import org.sagekit.api.label.MeasurementLevel;
import org.sagekit.api.label.PairwiseAgreement;

/**
 * All coefficients of some answers. Immutable.
 *
 * @param answers as numbers
 * @param resampling how intervals are found
 */
public record Coefficients(CodedAnswers answers, Resampling resampling) {
  /** The most labels that weights are told of: each resample looks at all pairs of them. */
  private static final int MOST_WEIGHTED = 1_000;

  /** The share of pairs of answers to the same task that agree. */
  public AgreementCoefficient percent() {
    return resampling.coefficient(
        "percent-agreement", ChanceCorrected.of(answers, AgreementWeights.IDENTITY, Chance.none()));
  }

  /** Fleiss' kappa. */
  public AgreementCoefficient fleiss(AgreementWeights weights) {
    requireFew(weights);
    return resampling.coefficient(
        "fleiss-kappa" + suffix(weights),
        ChanceCorrected.of(answers, weights, Chance.fleiss(weights)));
  }

  /** Gwet's AC1, or AC2 with weights. */
  public AgreementCoefficient gwet(AgreementWeights weights) {
    requireFew(weights);
    return resampling.coefficient(
        (weights == AgreementWeights.IDENTITY ? "gwet-ac1" : "gwet-ac2") + suffix(weights),
        ChanceCorrected.of(answers, weights, Chance.gwet(weights, answers.labels().size())));
  }

  /** Krippendorff's alpha. */
  public AgreementCoefficient alpha(MeasurementLevel level) {
    Objects.requireNonNull(level, "level");
    return resampling.coefficient(
        "krippendorff-alpha-" + level.name().toLowerCase(Locale.ROOT), Alpha.of(answers, level));
  }

  /** Cohen's kappa of two workers. */
  public AgreementCoefficient cohen(String one, String other, AgreementWeights weights) {
    requireFew(weights);
    return new WorkerPairs(answers, weights).kappa(one, other, resampling);
  }

  /** The mean of Cohen's kappas. */
  public AgreementCoefficient light(int common, AgreementWeights weights) {
    requireCommon(common);
    requireFew(weights);
    return new WorkerPairs(answers, weights).meanKappa(common, resampling);
  }

  /** Cohen's kappa of all pairs. */
  public PairwiseAgreement pairs(int common, AgreementWeights weights) {
    requireCommon(common);
    requireFew(weights);
    return new WorkerPairs(answers, weights).all(common);
  }

  /** What sets the name of a coefficient with weights off. */
  static String suffix(AgreementWeights weights) {
    return weights == AgreementWeights.IDENTITY
        ? ""
        : "-" + weights.name().toLowerCase(Locale.ROOT);
  }

  private void requireCommon(int common) {
    Problems.of("Agreement on '" + answers.name() + "'")
        .require(common >= 1, "tasks in common", "at least 1", common)
        .throwIfAny();
  }

  private void requireFew(AgreementWeights weights) {
    Objects.requireNonNull(weights, "weights");
    int labels = answers.labels().size();
    Problems.of("Agreement on '" + answers.name() + "'")
        .require(
            weights == AgreementWeights.IDENTITY || labels <= MOST_WEIGHTED,
            "labels",
            "at most " + MOST_WEIGHTED + " for weights",
            labels,
            "alpha of level ORDINAL or INTERVAL tells as much")
        .throwIfAny();
  }
}
