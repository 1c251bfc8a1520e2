package org.sagekit.core.label.parts;

import java.util.Arrays;
import java.util.List;

/** How well each worker's parts agree with what was found. */
final class WorkerScores {
  /** So much is added to a worker's counts, half of it right: of a few parts little can be told. */
  private static final double PRIOR_PARTS = 10;

  private final double[] weights;
  private final long[] right;
  private final long[] marked;
  private final long[] found;

  private WorkerScores(double[] weights) {
    this.weights = weights;
    right = new long[weights.length];
    marked = new long[weights.length];
    found = new long[weights.length];
  }

  /** Nothing counted yet, and all workers alike. */
  static WorkerScores alike(int workers) {
    double[] weights = new double[workers];
    Arrays.fill(weights, 1);
    return new WorkerScores(weights);
  }

  /** Nothing counted yet, and the workers weighed by what was counted here. */
  WorkerScores next() {
    double[] next = new double[weights.length];
    for (int worker = 0; worker < next.length; worker++) {
      next[worker] =
          (2 * right[worker] + PRIOR_PARTS / 2) / (marked[worker] + found[worker] + PRIOR_PARTS);
    }
    return new WorkerScores(next);
  }

  /** What a worker's parts count, more than 0. */
  double weight(int worker) {
    return weights[worker];
  }

  /** Counts a part that was found for all who answered, and for those who marked it alike. */
  <P> void countFound(TaskParts<P> parts, List<Integer> group, String label, Shape<P> shape) {
    parts.workers().forEach(worker -> found[worker]++);
    for (int i : group) {
      if (shape.label(parts.part(i)).equals(label)) {
        right[parts.workers().get(parts.workerOf(i))]++;
      }
    }
  }

  <P> void countMarked(TaskParts<P> parts) {
    for (int i = 0; i < parts.size(); i++) {
      marked[parts.workers().get(parts.workerOf(i))]++;
    }
  }

  /** 1 for one who marked nothing where nothing was. */
  double f1(int worker) {
    long all = marked[worker] + found[worker];
    return all == 0 ? 1 : 2.0 * right[worker] / all;
  }
}
