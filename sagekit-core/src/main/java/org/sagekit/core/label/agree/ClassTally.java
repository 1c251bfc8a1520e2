package org.sagekit.core.label.agree;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.label.AgreementCoefficient;
import org.sagekit.api.label.ClassQuality;
import org.sagekit.api.label.ClassQuality.Mistake;

/** Counts how each label is given under each likely truth, task by task. For one thread. */
final class ClassTally {
  private final List<String> labels;
  private final int[] given;

  /** The votes on tasks of each truth, and those among them that name it, by posterior. */
  private final double[] faced;

  private final double[] right;
  private final double[] prevalence;
  private final double[] agreeing;
  private final double[] compared;
  private final int[] tasks;

  /** Truth by truth the weight of each answer; empty with too many labels. */
  private final double[][] answers;

  private int seen;

  ClassTally(List<String> labels) {
    this.labels = labels;
    int size = labels.size();
    given = new int[size];
    faced = new double[size];
    right = new double[size];
    prevalence = new double[size];
    agreeing = new double[size];
    compared = new double[size];
    tasks = new int[size];
    answers = size <= ClassQuality.MOST_LABELS ? new double[size][size] : new double[0][];
  }

  void add(TaskView view) {
    double[] posterior = view.posterior().toArray();
    seen++;
    for (int label = 0; label < posterior.length; label++) {
      prevalence[label] += posterior[label];
      faced[label] += posterior[label] * view.votes();
      int count = view.counts()[label];
      if (count > 0) {
        given[label] += count;
        right[label] += posterior[label] * count;
        addAnswers(posterior, label, count);
        addAgreement(label, count, view.votes());
      }
    }
  }

  private void addAnswers(double[] posterior, int answer, int count) {
    for (int truth = 0; truth < answers.length; truth++) {
      answers[truth][answer] += posterior[truth] * count;
    }
  }

  private void addAgreement(int label, int count, int votes) {
    if (votes > 1) {
      agreeing[label] += count * (count - 1.0) / (votes - 1.0);
      compared[label] += count;
      tasks[label]++;
    }
  }

  /** How much of the tasks each label is likely to be the truth of. */
  double[] prevalences() {
    double[] shares = prevalence.clone();
    for (int label = 0; label < shares.length; label++) {
      shares[label] /= seen;
    }
    return shares;
  }

  List<ClassQuality> qualities() {
    return IntStream.range(0, labels.size()).mapToObj(this::quality).toList();
  }

  private ClassQuality quality(int label) {
    AgreementCoefficient agreement =
        Proportions.of(
            "specific-agreement",
            agreeing[label] / compared[label],
            tasks[label],
            "no task with several answers has this one");
    return new ClassQuality(
        labels.get(label),
        given[label],
        prevalence[label] / seen,
        agreement,
        right[label] / given[label],
        faced[label] > 0 ? right[label] / faced[label] : Double.NaN,
        mistakes(label));
  }

  private List<Mistake> mistakes(int truth) {
    if (answers.length == 0 || faced[truth] == 0) {
      return List.of();
    }
    double[] row = answers[truth];
    return IntStream.range(0, row.length)
        .filter(answer -> answer != truth && row[answer] > 0)
        .mapToObj(answer -> new Mistake(labels.get(answer), row[answer] / faced[truth]))
        .sorted(Comparator.comparingDouble(Mistake::share).reversed())
        .limit(ClassQuality.LISTED)
        .toList();
  }
}
