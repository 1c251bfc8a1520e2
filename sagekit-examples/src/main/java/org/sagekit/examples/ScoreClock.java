package org.sagekit.examples;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.sagekit.api.RunContext;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;

/**
 * Measures what a row takes, preprocessing included: the median of five passes after two seconds of
 * warming up. A long table is measured by its first rows.
 */
final class ScoreClock {
  private static final int MOST_ROWS = 100_000;
  private static final int PASSES = 5;
  private static final long WARM_UP = TimeUnit.SECONDS.toNanos(2);

  private final Scorer scorer;
  private final Dataset rows;
  private final RunContext run;
  private final Dataset some;
  private final Row[] each;
  private final Prediction[] said;

  ScoreClock(Scorer scorer, Dataset rows, RunContext run) {
    this.scorer = scorer;
    this.rows = rows;
    this.run = run;
    this.some = rows.size() > MOST_ROWS ? rows.first(MOST_ROWS) : rows;
    this.each = IntStream.range(0, some.size()).mapToObj(some::row).toArray(Row[]::new);
    this.said = new Prediction[each.length];
  }

  /**
   * Compares both ways, then measures them.
   *
   * @throws IllegalStateException if a row alone is not what it is among all others
   */
  ScoreFigures measure(Predictions together, double seconds) {
    compare(together);
    double single = micros("rows one by one", this::oneByOne);
    double batch = micros("all rows at once", () -> scorer.score(some));
    return new ScoreFigures(rows.size(), seconds, single, batch);
  }

  private void compare(Predictions together) {
    for (int row = 0; row < rows.size(); row++) {
      double[] alone = scorer.score(rows.row(row)).toArray();
      for (int i = 0; i < alone.length; i++) {
        long bits = Double.doubleToRawLongBits(together.value(row, i));
        if (Double.doubleToRawLongBits(alone[i]) != bits) {
          throw new IllegalStateException(
              "Score: row %s must be the same alone and among all rows, but was %s and %s."
                  .formatted(row, alone[i], together.value(row, i)));
        }
      }
      run.progress().at(row + 1, rows.size(), "comparing");
    }
  }

  private void oneByOne() {
    for (int row = 0; row < each.length; row++) {
      said[row] = scorer.score(each[row]);
    }
  }

  private double micros(String what, Runnable pass) {
    if (each.length == 0) {
      return Double.NaN;
    }
    long end = System.nanoTime() + WARM_UP;
    do {
      pass.run();
      run.progress().at(0, PASSES, what);
    } while (System.nanoTime() < end);
    double[] micros = new double[PASSES];
    for (int i = 0; i < PASSES; i++) {
      long begun = System.nanoTime();
      pass.run();
      micros[i] = (System.nanoTime() - begun) / 1e3 / each.length;
      run.progress().at(i + 1, PASSES, what);
    }
    Arrays.sort(micros);
    return micros[PASSES / 2];
  }
}
