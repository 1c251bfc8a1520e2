package org.sagekit.core.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Settings;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.Metric;

class LeaderboardsTest {

  @Test
  void putsTheBestFirstByTheMetricsDirection() {
    assertThat(order(Metric.AUC, 0.7, 0.9, 0.8)).containsExactly("t1", "t2", "t0");
    assertThat(order(Metric.RMSE, 0.7, 0.9, 0.8)).containsExactly("t0", "t2", "t1");
  }

  @Test
  void keepsEqualsInTheOrderInWhichTheyWereTried() {
    assertThat(order(Metric.AUC, 0.7, 0.9, 0.7, 0.9)).containsExactly("t1", "t3", "t0", "t2");
    assertThat(order(Metric.R2, -0.0, 0.0)).containsExactly("t0", "t1");
    assertThat(order(Metric.MAE, 0.0, -0.0)).containsExactly("t0", "t1");
  }

  @Test
  void putsWhatHasNoScoreLast() {
    assertThat(order(Metric.AUC, Double.NaN, 0.1, Double.NaN, 0.2))
        .containsExactly("t3", "t1", "t0", "t2");
    assertThat(order(Metric.LOG_LOSS, Double.NaN, 0.2, 0.1)).containsExactly("t2", "t1", "t0");
  }

  private static List<String> order(Metric metric, double... scores) {
    List<Leaderboard.Entry> tried =
        IntStream.range(0, scores.length).mapToObj(i -> entry("t" + i, scores[i])).toList();
    return Leaderboards.of(metric, tried).entries().stream().map(Leaderboard.Entry::name).toList();
  }

  private static Leaderboard.Entry entry(String name, double score) {
    Estimate estimate =
        Double.isNaN(score) ? Leaderboards.none() : new Estimate(score, score, score);
    return new Leaderboard.Entry(name, "toy", Settings.empty(), estimate, "");
  }
}
