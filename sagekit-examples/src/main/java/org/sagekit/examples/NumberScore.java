package org.sagekit.examples;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.NumberAggregation;
import org.sagekit.api.label.NumberAggregation.Estimate;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

/**
 * How near estimates are to the truth, over the tasks that have both a vote and a truth: the mean
 * absolute error and the root of the mean squared error.
 */
record NumberScore(String method, double mae, double rmse, double seconds) {

  /** Votes that were read as texts. */
  static Answers<Double> numbers(Votes votes) {
    return Answers.ofAny(
        votes.name(), votes.all().stream().map(vote -> number(votes.name(), vote)).toList());
  }

  private static Vote<Double> number(String votes, Vote<String> vote) {
    String what = "%s: label of worker '%s'".formatted(votes, vote.worker());
    return new Vote<>(vote.task(), vote.worker(), number(what, vote.task(), vote.label()));
  }

  /** The truth that was read as texts. */
  static Map<String, Double> numbers(Map<String, String> truthByTask) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    truthByTask.forEach((task, text) -> numbers.put(task, number("Truth: truth", task, text)));
    return numbers;
  }

  private static double number(String what, String task, String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new DataException(
          "%s of task '%s' must be a number, but was '%s'.".formatted(what, task, text), e);
    }
  }

  static NumberScore of(
      NumberAggregation aggregation, Map<String, Double> truthByTask, double seconds) {
    double absolute = 0;
    double squared = 0;
    int tasks = 0;
    for (Map.Entry<String, Estimate> task : aggregation.estimateByTask().entrySet()) {
      Double truth = truthByTask.get(task.getKey());
      if (truth != null) {
        double error = task.getValue().value() - truth;
        absolute += Math.abs(error);
        squared += error * error;
        tasks++;
      }
    }
    return new NumberScore(
        aggregation.method(),
        tasks == 0 ? Double.NaN : absolute / tasks,
        tasks == 0 ? Double.NaN : Math.sqrt(squared / tasks),
        seconds);
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("method", method);
    map.put("mae", mae);
    map.put("rmse", rmse);
    map.put("seconds", seconds);
    return map;
  }

  static void print(
      Answers<Double> votes, List<NumberScore> scores, boolean asJson, PrintStream out) {
    int tasks = votes.tasks().size();
    int workers = votes.workers().size();
    if (asJson) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("tasks", tasks);
      map.put("workers", workers);
      map.put("results", scores.stream().map(NumberScore::asMap).toList());
      out.println(JsonLine.of(map));
      return;
    }
    out.printf("%s, %s tasks, %s workers%n%n", votes, tasks, workers);
    out.printf("%-14s %10s %10s %9s%n", "method", "MAE", "RMSE", "seconds");
    for (NumberScore score : scores) {
      out.printf(
          Locale.ROOT,
          "%-14s %10.4f %10.4f %9.3f%n",
          score.method(),
          score.mae(),
          score.rmse(),
          score.seconds());
    }
  }
}
