package org.sagekit.core.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Settings;
import org.sagekit.api.data.ColumnProfile;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Histogram;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Quantiles;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.RandomGraphs;

/** Models that were never trained, with a past full of odd things. */
public final class SomeModels {
  private SomeModels() {}

  /** A model over the rows of {@link RandomGraphs}. */
  public static TrainedModel of(long seed) {
    return of("Churn \"2026\" – ü/..\\", RandomGraphs.graph(seed), seed);
  }

  /** A model of a given name and graph. */
  public static TrainedModel of(String name, ScoringGraph graph, long seed) {
    Dataset sample = RandomGraphs.rows(seed, 20);
    return new TrainedModel(
        name,
        graph,
        sample.schema(),
        profile(sample),
        "xgboost",
        Settings.empty().with("rounds", 100).with("learningRate", 0.1),
        Long.MIN_VALUE + seed,
        new Evaluation(
            800,
            Map.of(
                Metric.AUC,
                new Estimate(0.9, 0.88, Double.NaN),
                Metric.LOG_LOSS,
                new Estimate(-0.0, 1e-300, Double.POSITIVE_INFINITY))),
        seed % 2 == 0 ? Optional.empty() : Optional.of(leaderboard()),
        lineage(sample));
  }

  private static Profile profile(Dataset sample) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("red", 7L);
    counts.put("", 3L);
    List<ColumnProfile> columns =
        sample.schema().fields().stream()
            .map(
                field ->
                    new ColumnProfile(
                        field,
                        20,
                        2,
                        9,
                        Double.NaN,
                        0.5,
                        -0.0,
                        1e308,
                        Quantiles.empty(),
                        new Histogram(-0.5, 0.25, List.of(2L, 0L, 16L)),
                        counts))
            .toList();
    return new Profile(20_000, columns, sample);
  }

  private static Leaderboard leaderboard() {
    return new Leaderboard(
        Metric.AUC,
        List.of(
            new Leaderboard.Entry(
                "trial-7", "xgboost", Settings.empty(), new Estimate(0.9, 0.8, 0.95), ""),
            new Leaderboard.Entry(
                "trial-3",
                "forest",
                Settings.empty().with("trees", 3),
                new Estimate(Double.NaN, Double.NaN, Double.NaN),
                "out of memory")));
  }

  /** A corrected dataset that knows the one that it was made of on two ways. */
  private static Lineage lineage(Dataset sample) {
    Lineage raw = sample.lineage();
    Lineage corrected =
        new Lineage("dataset", "corrected", Fingerprint.of("corrected"), List.of(raw));
    return new Lineage("model", "churn", Fingerprint.of("model"), List.of(corrected, raw));
  }
}
