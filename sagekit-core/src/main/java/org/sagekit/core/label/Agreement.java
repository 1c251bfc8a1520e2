package org.sagekit.core.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sagekit.api.label.AgreementCoefficient;
import org.sagekit.api.label.AgreementReport;
import org.sagekit.api.label.AgreementWeights;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelQuality;
import org.sagekit.api.label.MeasurementLevel;
import org.sagekit.api.label.PairwiseAgreement;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.agree.CodedAnswers;
import org.sagekit.core.label.agree.Coefficients;
import org.sagekit.core.label.agree.QualityJudgement;
import org.sagekit.core.label.agree.Resampling;

/**
 * How far workers agree, beyond what chance would give, and what that says of their answers.
 *
 * <p>Each coefficient has an interval: the tasks are drawn with replacement, 1,000 times unless
 * told otherwise, and the 2.5 % and 97.5 % percentiles taken (the ends are moved to the value if
 * that lies outside). Draws of which a coefficient can't be told are left out. There is no interval
 * with fewer than two tasks that can be compared. The order of the votes and the names of the
 * workers change nothing.
 *
 * <p>Identical votes (same task, worker and label) count once. Where a worker answered a task in
 * two ways both answers count, but not for the kappas of two workers: there such tasks are left
 * out. Workers need not answer all tasks. Gold is no answer; only its labels count among those that
 * could have been given.
 *
 * <p>A coefficient that can't be told, as of workers who always gave the same answer, is NaN, and
 * says why. Immutable.
 */
public final class Agreement {
  private final Coefficients coefficients;
  private final List<MeasurementLevel> reported;

  private Agreement(Coefficients coefficients, List<MeasurementLevel> reported) {
    this.coefficients = coefficients;
    this.reported = reported;
  }

  /**
   * Of votes for labels. Their order, which only weights and levels beyond nominal look at, is that
   * of their numbers if all are numbers, or else of their characters.
   *
   * @param votes at least one
   * @return their agreement
   * @throws IllegalArgumentException if there is no vote
   */
  public static Agreement of(Votes votes) {
    Objects.requireNonNull(votes, "votes");
    return of(CodedAnswers.of(votes, List.of()), List.of(MeasurementLevel.NOMINAL));
  }

  /**
   * Of votes for labels that have an order.
   *
   * @param votes at least one
   * @param order all labels from one end to the other, also such that nobody gave
   * @return their agreement
   * @throws IllegalArgumentException if there is no vote, or the order lacks a label or repeats one
   */
  public static Agreement ofOrdered(Votes votes, List<String> order) {
    Objects.requireNonNull(votes, "votes");
    return of(
        CodedAnswers.of(votes, List.copyOf(order)),
        List.of(MeasurementLevel.NOMINAL, MeasurementLevel.ORDINAL));
  }

  /**
   * Of numbers. Each different number is a label; their order is that of the numbers.
   *
   * @param answers at least one, all finite
   * @return their agreement
   * @throws IllegalArgumentException if there is no answer, or one is not finite
   */
  public static Agreement ofNumbers(Answers<Double> answers) {
    Objects.requireNonNull(answers, "answers");
    return of(
        CodedAnswers.ofNumbers(answers),
        List.of(MeasurementLevel.ORDINAL, MeasurementLevel.INTERVAL));
  }

  private static Agreement of(CodedAnswers answers, List<MeasurementLevel> reported) {
    return new Agreement(new Coefficients(answers, Resampling.USUAL), reported);
  }

  /**
   * What votes and their aggregation say of the workers, the classes and the tasks. Workers are
   * best judged by an aggregation that learns how they err, as {@code dawid-skene}: by shares of
   * votes, as of {@code majority}, nobody seems much better than one who guesses.
   *
   * <p>Time is proportional to tasks and votes x labels.
   *
   * @param votes at least one
   * @param aggregation of these votes
   * @return the quality
   * @throws IllegalArgumentException if there is no vote, or the aggregation lacks one of the
   *     tasks, workers or labels
   */
  public static LabelQuality quality(Votes votes, LabelAggregation aggregation) {
    Objects.requireNonNull(votes, "votes");
    Objects.requireNonNull(aggregation, "aggregation");
    return QualityJudgement.of(votes, aggregation);
  }

  /**
   * With intervals of other draws.
   *
   * @param resamples how often the tasks are drawn, up to 100,000; 0 for no intervals
   * @return another agreement; this stays as it is
   * @throws IllegalArgumentException if there are too many
   */
  public Agreement resamples(int resamples) {
    Resampling now = coefficients.resampling();
    return with(new Resampling(resamples, now.confidence(), now.seed()));
  }

  /**
   * With intervals of another confidence.
   *
   * @param confidence between 0 and 1; 0.95 unless told
   * @return another agreement; this stays as it is
   * @throws IllegalArgumentException if it is not between 0 and 1
   */
  public Agreement confidence(double confidence) {
    Resampling now = coefficients.resampling();
    return with(new Resampling(now.resamples(), confidence, now.seed()));
  }

  /**
   * With other random draws.
   *
   * @param seed any; 1 unless told
   * @return another agreement; this stays as it is
   */
  public Agreement seed(long seed) {
    Resampling now = coefficients.resampling();
    return with(new Resampling(now.resamples(), now.confidence(), seed));
  }

  private Agreement with(Resampling resampling) {
    return new Agreement(new Coefficients(coefficients.answers(), resampling), reported);
  }

  /**
   * The share of pairs of answers to the same task that agree, the mean over the tasks.
   *
   * @return from 0 to 1; nothing is taken off for chance
   */
  public AgreementCoefficient percent() {
    return coefficients.percent();
  }

  /**
   * Cohen's kappa of two workers (1960).
   *
   * @param one who
   * @param other who else
   * @return over the tasks that both answered
   * @throws IllegalArgumentException if one of them did not vote
   */
  public AgreementCoefficient cohenKappa(String one, String other) {
    return cohenKappa(one, other, AgreementWeights.IDENTITY);
  }

  /**
   * Cohen's weighted kappa of two workers (1968).
   *
   * @param one who
   * @param other who else
   * @param weights how much of an agreement two labels are, by their places in the order
   * @return over the tasks that both answered
   * @throws IllegalArgumentException if one of them did not vote, or there are weights and more
   *     than 1,000 labels
   */
  public AgreementCoefficient cohenKappa(String one, String other, AgreementWeights weights) {
    Objects.requireNonNull(one, "one");
    Objects.requireNonNull(other, "other");
    return coefficients.cohen(one, other, weights);
  }

  /**
   * The mean of Cohen's kappas over pairs of workers: Light's kappa (1971). A pair whose kappa
   * can't be told is left out. For the interval the draws are moved so that their mean is the
   * value: tasks that are drawn twice lower the kappas of those who have few in common.
   *
   * @param common how many tasks a pair must have in common, at least 1
   * @param weights how much of an agreement two labels are, by their places in the order
   * @return each pair counts the same
   * @throws IllegalArgumentException if there are weights and more than 1,000 labels, or more than
   *     1 million tasks in common over all pairs; {@link #pairs} takes more
   */
  public AgreementCoefficient lightKappa(int common, AgreementWeights weights) {
    return coefficients.light(common, weights);
  }

  /**
   * Cohen's kappa of each two workers, without intervals.
   *
   * @param common how many tasks a pair must have in common, at least 1
   * @param weights how much of an agreement two labels are, by their places in the order
   * @return the pairs that have enough
   * @throws IllegalArgumentException if there are weights and more than 1,000 labels, more than 1
   *     million pairs, or more than 200 million pairs of answers to the same task
   */
  public PairwiseAgreement pairs(int common, AgreementWeights weights) {
    return coefficients.pairs(common, weights);
  }

  /**
   * Fleiss' kappa (1971). Where the tasks have different numbers of answers, it is generalised as
   * in K. L. Gwet's Handbook of Inter-Rater Reliability (2014): the agreement is the mean over the
   * tasks with at least two answers, a label's share the mean of its shares over all tasks.
   *
   * @return the coefficient
   */
  public AgreementCoefficient fleissKappa() {
    return fleissKappa(AgreementWeights.IDENTITY);
  }

  /**
   * Fleiss' kappa with weights, as in K. L. Gwet's Handbook of Inter-Rater Reliability (2014).
   *
   * @param weights how much of an agreement two labels are, by their places in the order
   * @return the coefficient
   * @throws IllegalArgumentException if there are weights and more than 1,000 labels
   */
  public AgreementCoefficient fleissKappa(AgreementWeights weights) {
    return coefficients.fleiss(weights);
  }

  /**
   * Gwet's AC1 (2008), which stays high where nearly all answers are the same and rightly so.
   *
   * @return the coefficient; labels that nobody gave but that are gold or in the order count
   */
  public AgreementCoefficient gwetAc1() {
    return coefficients.gwet(AgreementWeights.IDENTITY);
  }

  /**
   * Gwet's AC2 (2014): AC1 with weights.
   *
   * @param weights how much of an agreement two labels are, by their places in the order
   * @return the coefficient
   * @throws IllegalArgumentException if there are weights and more than 1,000 labels
   */
  public AgreementCoefficient gwetAc2(AgreementWeights weights) {
    return coefficients.gwet(weights);
  }

  /**
   * Krippendorff's alpha (2011). Tasks with a single answer do not count.
   *
   * @param level what the differences between labels mean
   * @return the coefficient
   * @throws IllegalArgumentException if the level needs numbers and the labels are none; for ratios
   *     also if one is negative, or there are more than 2,000
   */
  public AgreementCoefficient krippendorffAlpha(MeasurementLevel level) {
    return coefficients.alpha(level);
  }

  /**
   * The usual coefficients.
   *
   * @return of votes: percent agreement, Fleiss' kappa, Krippendorff's alpha and Gwet's AC1; if
   *     they have an order also ordinal alpha; of numbers: ordinal and interval alpha
   */
  public AgreementReport report() {
    List<AgreementCoefficient> all = new ArrayList<>();
    if (reported.contains(MeasurementLevel.NOMINAL)) {
      all.add(percent());
      all.add(gwetAc1());
      all.add(fleissKappa());
    }
    reported.forEach(level -> all.add(krippendorffAlpha(level)));
    return new AgreementReport(coefficients.answers().name(), all);
  }

  @Override
  public String toString() {
    return coefficients.answers().toString();
  }
}
