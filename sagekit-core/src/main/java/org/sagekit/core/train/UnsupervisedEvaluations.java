package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.anomaly.Subsample;
import org.sagekit.core.train.metric.Ranking;

/**
 * Judges models that have not learnt from a target: by where the rows lie, and by the target if the
 * rows have one. The intervals are made as those of {@link Evaluations}; rows count alike.
 *
 * <p>Clusters get the silhouette, Davies-Bouldin and Calinski-Harabasz, and with a target the
 * adjusted Rand index and the normalised mutual information; odd rows the AUC and the average
 * precision with a target of two levels, of which the second is looked for; linear projections the
 * explained variance. Without a target nothing can be said of scores of oddness.
 */
public final class UnsupervisedEvaluations {
  /** Distances are measured between so many rows, as their number grows with the square. */
  private static final int MOST_ROWS = 2_000;

  private static final long SEED = 0x5a6e417L;

  private UnsupervisedEvaluations() {}

  /**
   * Judges a model.
   *
   * @param graph of clusters, odd rows or projections
   * @param rows at least one, with the inputs of the graph; a target may be there, and may be
   *     missing in some rows
   * @return all metrics that can be computed, with 95 % intervals
   * @throws IllegalArgumentException if the graph was learnt from a target
   */
  public static Evaluation of(ScoringGraph graph, Dataset rows) {
    List<Part> parts = new ArrayList<>();
    switch (graph.task()) {
      case CLUSTERING -> parts.addAll(clusters(graph, rows));
      case ANOMALY -> parts.addAll(odd(graph, rows));
      case PROJECTION -> parts.addAll(projected(graph, rows));
      default ->
          throw new IllegalArgumentException(
              "Evaluation of '%s': task must be one without a target, but was %s."
                  .formatted(rows.name(), graph.task()));
    }
    Map<Metric, Estimate> estimates = new EnumMap<>(Metric.class);
    for (Part part : parts) {
      double[] alike = new double[part.rows()];
      Arrays.fill(alike, 1);
      estimates.putAll(Bootstrap.estimates(part.figures(), alike));
    }
    return new Evaluation(rows.size(), estimates);
  }

  private record Part(Figures figures, int rows) {}

  private static List<Part> clusters(ScoringGraph graph, Dataset rows) {
    Predictions predictions = Scorers.of(graph).score(rows);
    int noise = graph.classes().indexOf(DbscanLearner.NOISE);
    int[] labels = IntStream.range(0, rows.size()).map(predictions::best).toArray();
    List<Part> parts = new ArrayList<>();
    InputSpace.learnt(graph)
        .ifPresent(
            learnt -> {
              int[] drawn = drawn(rows);
              double[][] space = InputSpace.of(graph, learnt, rows.rows(drawn));
              int[] groups =
                  IntStream.of(drawn).map(row -> labels[row] == noise ? -1 : labels[row]).toArray();
              parts.add(new Part(new SpaceFigures(space, groups), drawn.length));
            });
    int[] judged = judged(rows);
    if (judged.length > 0) {
      CategoricalColumn truth = (CategoricalColumn) rows.target();
      parts.add(
          new Part(
              new AgreementFigures(
                  IntStream.of(judged).map(row -> labels[row]).toArray(),
                  IntStream.of(judged).map(truth::code).toArray()),
              judged.length));
    }
    return parts;
  }

  private static List<Part> odd(ScoringGraph graph, Dataset rows) {
    int[] judged = judged(rows);
    if (judged.length == 0 || ((CategoricalColumn) rows.target()).levels().size() != 2) {
      return List.of();
    }
    CategoricalColumn truth = (CategoricalColumn) rows.target();
    Predictions predictions = Scorers.of(graph).score(rows.rows(judged));
    boolean[] looked = new boolean[judged.length];
    for (int i = 0; i < looked.length; i++) {
      looked[i] = truth.code(judged[i]) == 1;
    }
    Ranking ranking = Ranking.of(predictions.toArray(), looked);
    return List.of(new Part(new OddnessFigures(ranking), judged.length));
  }

  private static List<Part> projected(ScoringGraph graph, Dataset rows) {
    OptionalInt learnt = InputSpace.learnt(graph);
    int last = graph.nodes().size() - 1;
    if (learnt.isEmpty()
        || learnt.getAsInt() != last
        || !(graph.nodes().get(last) instanceof Node.Dense layer)) {
      return List.of();
    }
    int[] drawn = drawn(rows);
    double[][] space = InputSpace.of(graph, last, rows.rows(drawn));
    return List.of(new Part(new VarianceFigures(space, layer), drawn.length));
  }

  private static int[] drawn(Dataset rows) {
    double[] alike = new double[rows.size()];
    Arrays.fill(alike, 1);
    return Subsample.of(alike, MOST_ROWS, new SplittableRandom(SEED));
  }

  /** The rows that have a class as target; none if it is a number. */
  private static int[] judged(Dataset rows) {
    boolean classes =
        rows.schema().with(Role.TARGET).isPresent() && rows.target() instanceof CategoricalColumn;
    return classes
        ? IntStream.range(0, rows.size()).filter(row -> !rows.target().isMissing(row)).toArray()
        : new int[0];
  }
}
