package org.sagekit.core.label.number;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sagekit.api.label.Answers;
import org.sagekit.core.label.answers.AnswerTable;

/**
 * Answers that are numbers, divided by a power of two so that none is greater than 1: the division
 * is exact, squares don't overflow, and a method's limits mean the same in every unit.
 */
final class NumberTable {
  private final AnswerTable<Double> table;
  private final double[] valueByVote;
  private final int exponent;

  private NumberTable(AnswerTable<Double> table) {
    this.table = table;
    double[] given = IntStream.range(0, table.votes()).mapToDouble(table::answerOf).toArray();
    double greatest = Arrays.stream(given).map(Math::abs).max().orElse(0);
    for (double gold : table.gold().values()) {
      greatest = Math.max(greatest, Math.abs(gold));
    }
    exponent = greatest == 0 ? 0 : Math.getExponent(greatest) + 1;
    valueByVote = Arrays.stream(given).map(this::scaled).toArray();
  }

  static NumberTable of(Answers<Double> answers) {
    return new NumberTable(AnswerTable.of(answers, new NumberKind()));
  }

  AnswerTable<Double> answers() {
    return table;
  }

  int tasks() {
    return table.tasks();
  }

  int workers() {
    return table.workers();
  }

  int votes() {
    return valueByVote.length;
  }

  int firstVote(int task) {
    return table.firstVote(task);
  }

  int workerOf(int vote) {
    return table.workerOf(vote);
  }

  double valueOf(int vote) {
    return valueByVote[vote];
  }

  boolean isGold(int task) {
    return table.gold(task).isPresent();
  }

  /** The unit of the answers again; what is greater than all numbers becomes the greatest. */
  double unscaled(double value) {
    double given = Math.scalb(value, exponent);
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, given));
  }

  private double scaled(double value) {
    return Math.scalb(value, -exponent);
  }

  /** The gold of a task, or what a method makes of its votes. */
  double truth(int task, double estimate) {
    Optional<Double> gold = table.gold(task);
    return gold.isPresent() ? scaled(gold.get()) : estimate;
  }

  double[] means() {
    double[] means = new double[tasks()];
    for (int task = 0; task < means.length; task++) {
      means[task] = middle(task);
    }
    return means;
  }

  /** By the distances from one of the votes: of equal votes exactly what they are. */
  private double mean(int begin, int end) {
    double sum = 0;
    for (int vote = begin; vote < end; vote++) {
      sum += valueByVote[vote] - valueByVote[begin];
    }
    return valueByVote[begin] + sum / (end - begin);
  }

  /** The mean of a task's votes, or its gold. */
  double middle(int task) {
    return truth(task, mean(firstVote(task), firstVote(task + 1)));
  }

  /** The sum of the squared distances of a task's votes from their mean, or from its gold. */
  double squares(int task) {
    return squares(firstVote(task), firstVote(task + 1), middle(task));
  }

  /** The mean squared distance of a task's votes from their mean. */
  double variance(int task) {
    int begin = firstVote(task);
    int end = firstVote(task + 1);
    return squares(begin, end, mean(begin, end)) / (end - begin);
  }

  /** The mean squared distance of all votes from their mean. */
  double variance() {
    return squares(0, votes(), mean(0, votes())) / votes();
  }

  private double squares(int begin, int end, double middle) {
    double squares = 0;
    for (int vote = begin; vote < end; vote++) {
      double distance = valueByVote[vote] - middle;
      squares += distance * distance;
    }
    return squares;
  }

  /** Of an even number of votes the mean of the two in the middle. */
  double[] medians() {
    double[] medians = new double[tasks()];
    for (int task = 0; task < medians.length; task++) {
      double[] sorted = Arrays.copyOfRange(valueByVote, firstVote(task), firstVote(task + 1));
      Arrays.sort(sorted);
      double low = sorted[(sorted.length - 1) / 2];
      double high = sorted[sorted.length / 2];
      medians[task] = truth(task, low / 2 + high / 2);
    }
    return medians;
  }

  /** The mean of each task's votes by the weights of the workers. */
  double[] weightedMeans(double[] weightByWorker) {
    double[] means = new double[tasks()];
    for (int task = 0; task < means.length; task++) {
      double first = valueByVote[firstVote(task)];
      double sum = 0;
      double weights = 0;
      for (int vote = firstVote(task); vote < firstVote(task + 1); vote++) {
        double weight = weightByWorker[workerOf(vote)];
        sum += weight * (valueByVote[vote] - first);
        weights += weight;
      }
      means[task] = truth(task, first + sum / weights);
    }
    return means;
  }

  /** The sum of each worker's squared distances from the truth. */
  double[] squaresByWorker(double[] truth) {
    double[] squares = new double[workers()];
    for (int task = 0; task < tasks(); task++) {
      for (int vote = firstVote(task); vote < firstVote(task + 1); vote++) {
        double distance = valueByVote[vote] - truth[task];
        squares[workerOf(vote)] += distance * distance;
      }
    }
    return squares;
  }

  /** By how much the truth of a task moved at most. */
  static double moved(double[] before, double[] after) {
    double moved = 0;
    for (int task = 0; task < before.length; task++) {
      moved = Math.max(moved, Math.abs(after[task] - before[task]));
    }
    return moved;
  }
}
