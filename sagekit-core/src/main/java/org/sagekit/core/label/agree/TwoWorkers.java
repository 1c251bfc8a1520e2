package org.sagekit.core.label.agree;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.sagekit.api.label.AgreementWeights;

/**
 * The answers of two workers to the tasks that both answered, each in one way, and their kappa: J.
 * Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement
 * 20, 1960, and with weights Psychological Bulletin 70, 1968.
 */
final class TwoWorkers implements Statistic {
  /** The labels that either gave, in order. */
  private final int[] used;

  /** The place among these of each answer of the one and of the other. */
  private final int[] one;

  private final int[] other;
  private final Weighing weighing;

  /** The weights that agreements have among so many labels. */
  record Weighing(AgreementWeights weights, int labels) {

    double of(int one, int other) {
      return weights.of(one, other, labels);
    }

    boolean isPlain() {
      return weights == AgreementWeights.IDENTITY;
    }

    /** What sets the name of a weighted kappa off. */
    String suffix() {
      return isPlain() ? "" : "-" + weights.name().toLowerCase(Locale.ROOT);
    }
  }

  /** The labels by task of the one and of the other. */
  TwoWorkers(int[] one, int[] other, Weighing weighing) {
    used =
        IntStream.concat(Arrays.stream(one), Arrays.stream(other)).sorted().distinct().toArray();
    this.one = places(one);
    this.other = places(other);
    this.weighing = weighing;
  }

  private int[] places(int[] labels) {
    return Arrays.stream(labels).map(label -> Arrays.binarySearch(used, label)).toArray();
  }

  @Override
  public int units() {
    return one.length;
  }

  @Override
  public int compared() {
    return one.length;
  }

  /** The share of tasks on which both agree. */
  double agreement(int[] times) {
    double agreement = 0;
    long tasks = 0;
    for (int i = 0; i < one.length; i++) {
      tasks += times[i];
      agreement += times[i] * weighing.of(used[one[i]], used[other[i]]);
    }
    return agreement / tasks;
  }

  @Override
  public double of(int[] times) {
    double byChance = byChance(times);
    return byChance < 1 ? (agreement(times) - byChance) / (1 - byChance) : Double.NaN;
  }

  private double byChance(int[] times) {
    double[] shareOfOne = shares(one, times);
    double[] shareOfOther = shares(other, times);
    double sum = 0;
    for (int i = 0; i < used.length; i++) {
      if (weighing.isPlain()) {
        sum += shareOfOne[i] * shareOfOther[i];
      } else {
        for (int j = 0; j < used.length; j++) {
          sum += weighing.of(used[i], used[j]) * shareOfOne[i] * shareOfOther[j];
        }
      }
    }
    return sum;
  }

  private double[] shares(int[] answers, int[] times) {
    double[] shares = new double[used.length];
    long tasks = 0;
    for (int i = 0; i < answers.length; i++) {
      shares[answers[i]] += times[i];
      tasks += times[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= tasks;
    }
    return shares;
  }

  @Override
  public String reasonForNone() {
    return one.length == 0
        ? "the two have no task in common that each answered in one way"
        : "both gave one and the same answer to all tasks in common: chance would agree as well";
  }
}
