package org.sagekit.core.label.number;

import org.sagekit.api.Settings;
import org.sagekit.api.label.Aggregator;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.NumberAggregation;
import org.sagekit.api.label.NumberAggregation.Estimate;
import org.sagekit.core.label.answers.AnswerTable;

/** An aggregator of numbers by one of the methods of this package. Thread-safe. */
public final class NumberAggregator implements Aggregator<Answers<Double>, NumberAggregation> {
  private final NumberMethod method;

  private NumberAggregator(NumberMethod method) {
    this.method = method;
  }

  /**
   * By the mean of each task's votes.
   *
   * @return the aggregator {@code mean}
   */
  public static NumberAggregator mean() {
    return new NumberAggregator(new MeanNumber());
  }

  /**
   * By the median of each task's votes.
   *
   * @return the aggregator {@code median}
   */
  public static NumberAggregator median() {
    return new NumberAggregator(new MedianNumber());
  }

  /**
   * By the lower end of the confidence in each worker's precision.
   *
   * @return the aggregator {@code catd}
   */
  public static NumberAggregator catd() {
    return new NumberAggregator(new Catd());
  }

  /**
   * By the loss of each worker.
   *
   * @return the aggregator {@code pm}
   */
  public static NumberAggregator pm() {
    return new NumberAggregator(new LossWeighted());
  }

  /**
   * By the precision of each worker.
   *
   * @return the aggregator {@code lfc-n}
   */
  public static NumberAggregator lfc() {
    return new NumberAggregator(new PrecisionWeighted());
  }

  @Override
  public String name() {
    return method.name();
  }

  @Override
  public Settings settings() {
    return method.settings();
  }

  @Override
  public NumberAggregation aggregate(Answers<Double> votes) {
    NumberTable table = NumberTable.of(votes);
    NumberFit fit = method.fit(table);
    NumberJudgement judgement = new NumberJudgement(table, fit);
    AnswerTable<Double> answers = table.answers();
    return new NumberAggregation(
        name(),
        answers.byTask(judgement::estimate, gold -> new Estimate(gold, 0, 1)),
        answers.judged(judgement::worker),
        answers.byWorker((worker, name) -> judgement.deviation(worker)),
        fit.iterations());
  }

  @Override
  public String toString() {
    return name();
  }
}
