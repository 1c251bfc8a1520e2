package org.sagekit.core.label.agree;

/** Differences that were computed once for each task. */
final class KnownDifferences implements Differences {
  private final double[] withinByTask;
  private final Differences differences;

  private KnownDifferences(double[] withinByTask, Differences differences) {
    this.withinByTask = withinByTask;
    this.differences = differences;
  }

  static KnownDifferences of(TaskCounts counts, Differences differences) {
    double[] within = new double[counts.tasks()];
    for (int task = 0; task < within.length; task++) {
      within[task] = differences.within(counts, task);
    }
    return new KnownDifferences(within, differences);
  }

  @Override
  public double within(TaskCounts counts, int task) {
    return withinByTask[task];
  }

  @Override
  public double among(long[] total) {
    return differences.among(total);
  }
}
