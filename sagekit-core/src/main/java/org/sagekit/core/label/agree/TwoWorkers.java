package org.sagekit.core.label.agree;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sagekit.api.label.AgreementWeights;
import org.sagekit.core.label.agree.SharedTasks.Pair;

/**
 * The answers of two workers to the tasks that both answered, each in one way, and their kappa: J.
 * Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement
 * 20, 1960, and with weights Psychological Bulletin 70, 1968.
 */
final class TwoWorkers implements Statistic {
  /** Where each task stands among those that can be drawn. */
  private final int[] places;

  /** The labels that either gave, in order. */
  private final int[] used;

  /** The place among these of each answer of the one and of the other. */
  private final int[] one;

  private final int[] other;
  private final double[] weightByTask;
  private final Weighing weighing;

  /** The weights that agreements have among so many labels. */
  record Weighing(AgreementWeights weights, int labels) {

    double of(int one, int other) {
      return weights.of(one, other, labels);
    }

    boolean isPlain() {
      return weights == AgreementWeights.IDENTITY;
    }
  }

  private TwoWorkers(int[] places, Pair pair, Weighing weighing) {
    this.places = places;
    this.weighing = weighing;
    used =
        IntStream.concat(Arrays.stream(pair.labelsOfOne()), Arrays.stream(pair.labelsOfOther()))
            .sorted()
            .distinct()
            .toArray();
    one = indexes(pair.labelsOfOne());
    other = indexes(pair.labelsOfOther());
    weightByTask = new double[one.length];
    for (int i = 0; i < one.length; i++) {
      weightByTask[i] = weighing.of(used[one[i]], used[other[i]]);
    }
  }

  private int[] indexes(int[] labels) {
    return Arrays.stream(labels).map(label -> Arrays.binarySearch(used, label)).toArray();
  }

  /** A pair by itself: its own tasks are drawn from. */
  static TwoWorkers alone(Pair pair, Weighing weighing) {
    return new TwoWorkers(IntStream.range(0, pair.tasks().length).toArray(), pair, weighing);
  }

  /** One of several pairs: all tasks of the answers are drawn from. */
  static TwoWorkers amongOthers(Pair pair, Weighing weighing) {
    return new TwoWorkers(pair.tasks(), pair, weighing);
  }

  @Override
  public int units() {
    return places.length;
  }

  @Override
  public int compared() {
    return places.length;
  }

  /** The share of tasks on which both agree. */
  double agreement() {
    return Arrays.stream(weightByTask).sum() / places.length;
  }

  @Override
  public double of(int[] times) {
    double[] countOfOne = new double[used.length];
    double[] countOfOther = new double[used.length];
    double tasks = 0;
    double agreeing = 0;
    for (int i = 0; i < places.length; i++) {
      int drawn = times[places[i]];
      tasks += drawn;
      agreeing += drawn * weightByTask[i];
      countOfOne[one[i]] += drawn;
      countOfOther[other[i]] += drawn;
    }
    double byChance = products(countOfOne, countOfOther) / (tasks * tasks);
    return byChance < 1 ? (agreeing / tasks - byChance) / (1 - byChance) : Double.NaN;
  }

  private double products(double[] countOfOne, double[] countOfOther) {
    double sum = 0;
    for (int i = 0; i < used.length; i++) {
      sum += countOfOne[i] * countOfOther[i];
      for (int j = 0; j < i && !weighing.isPlain(); j++) {
        double unequal = countOfOne[i] * countOfOther[j] + countOfOne[j] * countOfOther[i];
        sum += weighing.of(used[i], used[j]) * unequal;
      }
    }
    return sum;
  }

  @Override
  public String reasonForNone() {
    return places.length == 0
        ? "the two have no task in common that each answered in one way"
        : "both gave one and the same answer to all tasks in common: chance would agree as well";
  }
}
