package org.sagekit.core.track.search.query;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.track.run.TrackedRun;

/** Runs to ask. */
final class SampleRuns {
  static final String[] NAMES = {"rate", "loss", "my key", "a.b", "x"};
  static final String[] TEXTS = {"0.1", "5", "abc", "NaN", "", "it's", "A_b%", "1e3", "true"};
  static final double[] NUMBERS = {0.1, 5, -1, Double.NaN, Double.POSITIVE_INFINITY, 1000, -0.0};

  private SampleRuns() {}

  /** A run that was written down with care. */
  static TrackedRun plain() {
    return run(
        Map.of("rate", "0.1", "depth", "8", "opt", "adam", "my key", "yes", "shared", "12"),
        Map.of("stage", "draft", "team", "Blue"),
        Map.of(
            "loss", new MetricSummary(3, 0.9, 0.2, 0.1, 0.9, 0.4, 2),
            "val/acc", new MetricSummary(1, 0.8, 0.8, 0.8, 0.8, 0.8, 0),
            "broken", new MetricSummary(2, nan(), nan(), nan(), nan(), nan(), 1),
            "shared", new MetricSummary(1, 7, 7, 7, 7, 7, 0)));
  }

  private static double nan() {
    return Double.NaN;
  }

  private static TrackedRun run(
      Map<String, String> params, Map<String, String> tags, Map<String, MetricSummary> metrics) {
    return new TrackedRun(
        "run-12",
        "churn",
        Optional.empty(),
        "first try",
        RunKind.USER,
        "first try",
        Status.COMPLETED,
        Instant.parse("2026-11-28T20:15:00Z"),
        Optional.of(Instant.parse("2026-11-28T20:16:30Z")),
        Optional.empty(),
        OptionalLong.of(9_007_199_254_740_993L),
        false,
        params,
        tags,
        metrics);
  }

  /** Some run with few names and values, so that queries often meet them. */
  static TrackedRun random(Random random) {
    Map<String, String> params = new TreeMap<>();
    Map<String, String> tags = new TreeMap<>();
    Map<String, MetricSummary> metrics = new TreeMap<>();
    for (String name : NAMES) {
      if (random.nextInt(3) == 0) {
        params.put(name, TEXTS[random.nextInt(TEXTS.length)]);
      }
      if (random.nextInt(3) == 0) {
        tags.put(name, TEXTS[random.nextInt(TEXTS.length)]);
      }
      if (random.nextInt(2) == 0) {
        metrics.put(name, summary(random));
      }
    }
    return run(params, tags, metrics);
  }

  private static MetricSummary summary(Random random) {
    return new MetricSummary(
        random.nextInt(4),
        number(random),
        number(random),
        number(random),
        number(random),
        number(random),
        3);
  }

  private static double number(Random random) {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }
}
