package org.sagekit.examples;

import java.util.LinkedHashMap;
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
record NumberScore(String method, double mae, double rmse, double seconds) implements MethodScore {

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

  @Override
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("method", method);
    MethodScore.put(map, "mae", mae);
    MethodScore.put(map, "rmse", rmse);
    map.put("seconds", seconds);
    return map;
  }

  @Override
  public String figures() {
    return MethodScore.column(mae)
        + MethodScore.column(rmse)
        + String.format(Locale.ROOT, " %9.3f", seconds);
  }
}
