package org.sagekit.examples;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.errors.IssueFilter;
import org.sagekit.api.label.errors.LabelErrorsReport;
import org.sagekit.api.label.errors.LabelIssue;
import org.sagekit.api.label.errors.LabelPairs;
import org.sagekit.api.label.errors.LabelRepair;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.label.LabelNoise;
import org.sagekit.core.train.LabelCleaningJob;
import org.sagekit.core.train.LabelErrorsJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;
import org.sagekit.core.train.XGBoost;

/**
 * People some of whom are said on purpose to earn less than they do: whom confident learning finds,
 * and what a model gains by it.
 *
 * @param truth the rows with their true labels
 * @param noisy the same rows as they were given
 * @param report what was found
 * @param before the accuracy of a model of the noisy rows on rows that are not
 * @param after that of a model of the cleaned rows
 */
record NoisyPeople(
    Dataset truth, Dataset noisy, LabelErrorsReport report, double before, double after) {
  private static final int ROWS = 5_000;
  private static final int TREES = 50;

  /** So many of those who earn more are said to earn less. */
  static NoisyPeople of(int percent, IssueFilter filter) throws Exception {
    Dataset people = AdultSample.read().as("class", Role.TARGET);
    Dataset truth = people.rows(Traffic.range(0, ROWS));
    Dataset test = people.rows(Traffic.range(ROWS, people.size()));
    List<String> labels = ((CategoricalColumn) truth.target()).levels();
    double hidden = percent / 100.0;
    double[] matrix = {1, hidden, 0, 1 - hidden};
    Dataset noisy = LabelNoise.of(LabelPairs.of(labels, matrix)).on(truth, 7);
    Trainer trainer = Trainers.xgboost().with(XGBoost.ROUNDS, TREES);
    LabelErrorsJob errors = LabelErrorsJob.named("errors", trainer).filter(filter).build();
    LabelCleaningJob clean =
        LabelCleaningJob.named("clean", errors).repair(LabelRepair.REMOVE_AND_WEIGH).build();
    TrainingJob train = TrainingJob.named("train", trainer).test(test).build();
    try (Scratch scratch = Scratch.open()) {
      PipelineRun<TrainedModel> before = scratch.kit().run(train, noisy);
      PipelineRun<TrainedModel> after = scratch.kit().run(clean.then(train), noisy);
      return new NoisyPeople(
          truth, noisy, after.outputOf(errors), accuracy(before), accuracy(after));
    }
  }

  private static double accuracy(PipelineRun<TrainedModel> run) {
    return run.output().evaluation().get(Metric.ACCURACY).value();
  }

  String id(int row) {
    return Objects.toString(noisy.column("id").text(row));
  }

  private boolean isWrong(int row) {
    return !Objects.equals(truth.target().text(row), noisy.target().text(row));
  }

  long wrong() {
    return IntStream.range(0, noisy.size()).filter(this::isWrong).count();
  }

  long found() {
    return report.issues().stream().filter(issue -> isWrong(issue.row())).count();
  }

  void print(PrintStream out) {
    out.printf("%-34s %8s%n", "labels", noisy.size());
    out.printf("%-34s %8s%n", "made wrong on purpose", wrong());
    out.printf("%-34s %8s%n", "held for wrong", report.issues().size());
    out.printf("%-34s %8s%n%n", "made wrong, and held for it", found());
    out.printf("%-34s %8s%n", "a model of", "accuracy");
    out.printf(Locale.ROOT, "%-34s %8.4f%n", "the rows as they are", before);
    out.printf(Locale.ROOT, "%-34s %8.4f%n%n", "the rows that are left", after);
    out.printf("%-8s %-8s %-8s %-8s %s%n", "id", "given", "likely", "true", "quality");
    Column labels = truth.target();
    for (LabelIssue issue : report.issues().stream().limit(10).toList()) {
      out.printf(
          Locale.ROOT,
          "%-8s %-8s %-8s %-8s %.4f%n",
          issue.id(),
          issue.given(),
          issue.likely(),
          labels.text(issue.row()),
          issue.quality());
    }
    out.println();
  }
}
