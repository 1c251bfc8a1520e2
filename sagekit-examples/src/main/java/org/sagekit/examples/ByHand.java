package org.sagekit.examples;

import java.util.Random;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.Tracker;

/**
 * A training loop of one's own, written down step by step: a logistic regression on two columns by
 * stochastic gradient descent.
 */
final class ByHand {
  private static final int STEPS = 2000;
  private static final int EVERY = 100;
  private final double[] age;
  private final double[] hours;
  private final double[] rich;

  ByHand(Dataset people) {
    age = scaled(people, "age", 40, 15);
    hours = scaled(people, "hours_per_week", 40, 12);
    rich = new double[people.size()];
    for (int row = 0; row < rich.length; row++) {
      rich[row] = ">50K".equals(people.column("class").text(row)) ? 1 : 0;
    }
  }

  private static double[] scaled(Dataset people, String column, double middle, double width) {
    double[] values = new double[people.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = (people.column(column).number(row) - middle) / width;
    }
    return values;
  }

  /** Trains once; what it reports is kept, whatever happens. */
  void train(Tracker tracker, double rate, long seed) {
    tracker.record(
        "by hand",
        "rate " + rate,
        run -> {
          run.param("rate", rate).param("seed", seed).tag("author", "an example");
          return descend(run, rate, new Random(seed));
        });
  }

  private double descend(RunLog run, double rate, Random random) {
    double[] weights = new double[3];
    for (int step = 0; step < STEPS; step++) {
      int row = random.nextInt(rich.length);
      double error = probability(weights, row) - rich[row];
      weights[0] -= rate * error;
      weights[1] -= rate * error * age[row];
      weights[2] -= rate * error * hours[row];
      if (step % EVERY == 0) {
        run.log("loss", step, loss(weights));
      }
    }
    run.log("loss", STEPS, loss(weights));
    return loss(weights);
  }

  private double probability(double[] weights, int row) {
    return 1 / (1 + Math.exp(-weights[0] - weights[1] * age[row] - weights[2] * hours[row]));
  }

  private double loss(double[] weights) {
    double sum = 0;
    for (int row = 0; row < rich.length; row++) {
      double p = probability(weights, row);
      sum -= Math.log(rich[row] == 1 ? p : 1 - p);
    }
    return sum / rich.length;
  }
}
