package org.sagekit.core.label.agree;

/** Nominal differences: 1 for unequal labels. Sums are exact up to 90 million answers. */
final class UnequalLabels implements Differences {

  @Override
  public double within(TaskCounts counts, int task) {
    double equal = 0;
    for (int cell = counts.first(task); cell < counts.first(task + 1); cell++) {
      equal += (double) counts.count(cell) * counts.count(cell);
    }
    double votes = counts.votes(task);
    return votes * votes - equal;
  }

  @Override
  public double among(long[] total) {
    double all = 0;
    double equal = 0;
    for (long count : total) {
      all += count;
      equal += (double) count * count;
    }
    return all * all - equal;
  }
}
