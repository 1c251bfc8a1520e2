package org.sagekit.api.label;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Summary;

/** The workers in a summary: the busiest of them, the best first. */
final class WorkerBars {
  private static final int MOST = 15;

  private WorkerBars() {}

  static Summary.Bars of(List<Worker> workers, String title) {
    return new Summary.Bars(title, busiest(workers).stream().map(WorkerBars::bar).toList());
  }

  static List<Worker> busiest(List<Worker> workers) {
    return workers.stream()
        .sorted(Comparator.comparingInt(Worker::votes).reversed())
        .limit(MOST)
        .sorted(Comparator.comparingDouble(Worker::skill).reversed())
        .toList();
  }

  private static Summary.Bar bar(Worker worker) {
    return new Summary.Bar(
        worker.name() + " (" + worker.votes() + ")", worker.skill(), worker.skill() < 0.5);
  }

  /** A number as a person reads it: four figures. */
  static String figure(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  /** A share as a person reads it. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
