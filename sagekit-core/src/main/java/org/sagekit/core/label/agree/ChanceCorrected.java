package org.sagekit.core.label.agree;

import org.sagekit.api.label.AgreementWeights;

/**
 * The share of pairs of answers to the same task that agree, less what chance would give, by what
 * is left. With numbers of answers that vary: K. L. Gwet, "Handbook of Inter-Rater Reliability",
 * 4th edition, 2014, chapters 2 and 3. The agreement is the mean over the tasks that have two
 * answers or more, and the share of a label the mean of its shares over all tasks.
 */
final class ChanceCorrected implements Statistic {
  private final TaskCounts counts;
  private final Chance chance;
  private final double[] agreementByTask;
  private final int compared;

  private ChanceCorrected(TaskCounts counts, Chance chance, double[] agreementByTask) {
    this.counts = counts;
    this.chance = chance;
    this.agreementByTask = agreementByTask;
    int several = 0;
    for (int task = 0; task < counts.tasks(); task++) {
      several += counts.votes(task) > 1 ? 1 : 0;
    }
    compared = several;
  }

  static ChanceCorrected of(CodedAnswers answers, AgreementWeights weights, Chance chance) {
    TaskCounts counts = TaskCounts.of(answers, 1);
    double[] agreement = new double[counts.tasks()];
    for (int task = 0; task < agreement.length; task++) {
      agreement[task] = counts.votes(task) > 1 ? agreement(counts, task, weights) : 0;
    }
    return new ChanceCorrected(counts, chance, agreement);
  }

  private static double agreement(TaskCounts counts, int task, AgreementWeights weights) {
    double pairs = 0;
    for (int one = counts.first(task); one < counts.first(task + 1); one++) {
      pairs += (double) counts.count(one) * (counts.count(one) - 1);
      for (int other = counts.first(task); other < one && !isPlain(weights); other++) {
        double weight = weights.of(counts.label(one), counts.label(other), counts.labels());
        pairs += 2 * weight * counts.count(one) * counts.count(other);
      }
    }
    return pairs / ((double) counts.votes(task) * (counts.votes(task) - 1));
  }

  private static boolean isPlain(AgreementWeights weights) {
    return weights == AgreementWeights.IDENTITY;
  }

  @Override
  public int units() {
    return counts.tasks();
  }

  @Override
  public int compared() {
    return compared;
  }

  @Override
  public double of(int[] times) {
    double agreement = 0;
    long several = 0;
    for (int task = 0; task < times.length; task++) {
      if (times[task] > 0 && counts.votes(task) > 1) {
        agreement += times[task] * agreementByTask[task];
        several += times[task];
      }
    }
    double byChance = chance.agreement(shares(times));
    return byChance < 1 ? (agreement / several - byChance) / (1 - byChance) : Double.NaN;
  }

  private double[] shares(int[] times) {
    double[] shares = new double[counts.labels()];
    for (int task = 0; task < times.length; task++) {
      if (times[task] > 0) {
        for (int cell = counts.first(task); cell < counts.first(task + 1); cell++) {
          double share = (double) counts.count(cell) / counts.votes(task);
          shares[counts.label(cell)] += times[task] * share;
        }
      }
    }
    for (int label = 0; label < shares.length; label++) {
      shares[label] /= times.length;
    }
    return shares;
  }

  @Override
  public String reasonForNone() {
    return compared == 0
        ? "no task has two answers"
        : "all answers are the same, or there is only one label: chance would agree as well";
  }
}
