package org.sagekit.core.label.agree;

import java.util.Arrays;
import java.util.function.Function;
import org.sagekit.api.Problems;
import org.sagekit.api.label.MeasurementLevel;

/**
 * K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, section E: one less the
 * observed disagreement by that of answers paired at random. Tasks with a single answer do not
 * count.
 */
final class Alpha implements Statistic {
  private static final int MOST_RATIOS = 2_000;

  private final TaskCounts counts;

  /** Ranks depend on which answers were drawn; other differences do not. */
  private final Function<long[], Differences> differences;

  private Alpha(TaskCounts counts, Function<long[], Differences> differences) {
    this.counts = counts;
    this.differences = differences;
  }

  /**
   * Alpha of some answers.
   *
   * @throws IllegalArgumentException if the level needs numbers and the labels are none, or some
   *     that it does not allow
   */
  static Alpha of(CodedAnswers answers, MeasurementLevel level) {
    TaskCounts counts = TaskCounts.of(answers, 2);
    return switch (level) {
      case NOMINAL -> new Alpha(counts, known(counts, new UnequalLabels()));
      case ORDINAL -> new Alpha(counts, total -> new SquaredDistances(middleRanks(total)));
      case INTERVAL ->
          new Alpha(counts, known(counts, new SquaredDistances(scaled(numbers(answers, level)))));
      case RATIO -> new Alpha(counts, known(counts, new Ratios(scaled(ratios(answers)))));
    };
  }

  /** What does not depend on the draw is computed once. */
  private static Function<long[], Differences> known(TaskCounts counts, Differences differences) {
    KnownDifferences known = KnownDifferences.of(counts, differences);
    return total -> known;
  }

  private static double[] numbers(CodedAnswers answers, MeasurementLevel level) {
    Labels labels = answers.labels();
    Problems.of("Agreement on '" + answers.name() + "'")
        .require(
            labels.areNumbers(),
            "labels",
            "numbers for alpha of level " + level,
            labels.names().stream().limit(5).toList(),
            "the level is NOMINAL or ORDINAL")
        .throwIfAny();
    return labels.numbers();
  }

  private static double[] ratios(CodedAnswers answers) {
    double[] numbers = numbers(answers, MeasurementLevel.RATIO);
    double least = Arrays.stream(numbers).min().orElse(0);
    Problems.of("Agreement on '" + answers.name() + "'")
        .require(least >= 0, "labels", "0 or more for alpha of level RATIO", least)
        .require(
            numbers.length <= MOST_RATIOS,
            "different labels",
            "at most " + MOST_RATIOS + " for alpha of level RATIO",
            numbers.length,
            "the logarithms at level INTERVAL tell as much")
        .throwIfAny();
    return numbers;
  }

  /** Alpha does not depend on the unit, and the squares of great numbers have no room. */
  private static double[] scaled(double[] numbers) {
    double most = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    return most == 0 ? numbers : Arrays.stream(numbers).map(number -> number / most).toArray();
  }

  /**
   * The ordinal difference of two labels counts the answers between them and half of their own: it
   * is the difference of the middle ranks.
   */
  private static double[] middleRanks(long[] total) {
    double[] ranks = new double[total.length];
    double below = 0;
    for (int label = 0; label < ranks.length; label++) {
      ranks[label] = below + total[label] / 2.0;
      below += total[label];
    }
    return ranks;
  }

  @Override
  public int units() {
    return counts.tasks();
  }

  @Override
  public int compared() {
    return counts.tasks();
  }

  @Override
  public double of(int[] times) {
    long[] total = counts.total(times);
    Differences differing = differences.apply(total);
    double observed = 0;
    for (int task = 0; task < times.length; task++) {
      if (times[task] > 0) {
        observed += times[task] * differing.within(counts, task) / (counts.votes(task) - 1.0);
      }
    }
    double expected = differing.among(total) / (Arrays.stream(total).sum() - 1.0);
    return expected > 0 ? 1 - observed / expected : Double.NaN;
  }

  @Override
  public String reasonForNone() {
    return counts.tasks() == 0
        ? "no task has two answers"
        : "all answers to tasks that have several are the same: there is nothing to tell apart";
  }
}
