package org.sagekit.core.label.agree;

/** Differences of numbers from 0 as shares of their sums, squared; 0 does not differ from 0. */
final class Ratios implements Differences {
  private final double[] numbers;

  Ratios(double[] numbers) {
    this.numbers = numbers;
  }

  @Override
  public double within(TaskCounts counts, int task) {
    double sum = 0;
    for (int one = counts.first(task); one < counts.first(task + 1); one++) {
      for (int other = counts.first(task); other < one; other++) {
        sum +=
            (double) counts.count(one)
                * counts.count(other)
                * difference(counts.label(one), counts.label(other));
      }
    }
    return 2 * sum;
  }

  @Override
  public double among(long[] total) {
    double sum = 0;
    for (int one = 0; one < total.length; one++) {
      for (int other = 0; other < one && total[one] > 0; other++) {
        if (total[other] > 0) {
          sum += (double) total[one] * total[other] * difference(one, other);
        }
      }
    }
    return 2 * sum;
  }

  private double difference(int one, int other) {
    double sum = numbers[one] + numbers[other];
    double share = sum == 0 ? 0 : (numbers[one] - numbers[other]) / sum;
    return share * share;
  }
}
