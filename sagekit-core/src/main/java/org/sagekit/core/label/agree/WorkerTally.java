package org.sagekit.core.label.agree;

import org.sagekit.api.label.AgreementCoefficient;

/** Counts how far each worker agrees with the others, task by task. For one thread. */
final class WorkerTally {
  private final double[] agreeing;
  private final int[] shared;
  private final int[] alone;
  private final int[] amongSeveral;

  WorkerTally(int workers) {
    agreeing = new double[workers];
    shared = new int[workers];
    alone = new int[workers];
    amongSeveral = new int[workers];
  }

  void add(TaskView view) {
    CodedAnswers answers = view.answers();
    int begin = view.first();
    while (begin < view.end()) {
      int worker = answers.workerOf(begin);
      int end = begin + 1;
      while (end < view.end() && answers.workerOf(end) == worker) {
        end++;
      }
      int others = view.votes() - (end - begin);
      for (int vote = begin; vote < end; vote++) {
        add(worker, view.counts()[answers.labelOf(vote)] - 1, others);
      }
      begin = end;
    }
  }

  private void add(int worker, int same, int others) {
    if (others > 0) {
      agreeing[worker] += (double) same / others;
      shared[worker]++;
    }
    if (others > 1) {
      amongSeveral[worker]++;
      alone[worker] += same == 0 ? 1 : 0;
    }
  }

  AgreementCoefficient agreement(int worker) {
    return Proportions.of(
        "agreement-with-others",
        agreeing[worker] / shared[worker],
        shared[worker],
        "nobody else answered the same tasks");
  }

  /** The share of answers that nobody else gave; NaN if there is none to tell of. */
  double unusual(int worker) {
    return (double) alone[worker] / amongSeveral[worker];
  }
}
