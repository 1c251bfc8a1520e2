package org.sagekit.core.train;

import java.util.Arrays;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.model.Predictions;

/** How scores of oddness lie: all that can be said of them without a target. */
final class OddScores {
  private OddScores() {}

  /** Logs the median and the quantiles 0.95 and 0.99, which limits of alarm are chosen by. */
  static void emit(Predictions predictions, RunContext run) {
    double[] sorted = Arrays.stream(predictions.toArray()).sorted().toArray();
    log(run, "scoreMedian", Bootstrap.quantile(sorted, 0.5));
    log(run, "score95", Bootstrap.quantile(sorted, 0.95));
    log(run, "score99", Bootstrap.quantile(sorted, 0.99));
  }

  private static void log(RunContext run, String name, double value) {
    run.emit(new RunEvent.MetricLogged(run.path(), name, 0, value));
  }
}
