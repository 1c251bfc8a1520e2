package org.sagekit.core.explain;

import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.explain.Explainer;
import org.sagekit.api.model.Model;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.TrainedModel;

/**
 * Where one gets an {@link Explainer}.
 *
 * <p>Sums of trees and linear models are explained exactly and fast: trees by the shares of
 * training rows in their nodes, linear models by their distance from the background's mean. Any
 * other model is asked about mixtures of the row with up to {@value MixtureAttribution#BACKGROUND}
 * background rows: all of them for up to {@value MixtureAttribution#EVERY} fields, which is exact,
 * else a seeded sample, with standard errors. A prediction with a last step that makes
 * probabilities of scores is explained by its scores.
 *
 * <p>Trees can be explained in two ways, which differ where fields go together:
 *
 * <ul>
 *   <li>{@link #of(Model)}, path-dependent: what a field that is not known would be is what the
 *       training rows in each node of a tree say. It needs no background rows, is by far the
 *       faster, and asks about rows such as there are. Two models that say the same of every row
 *       but are built of other trees may be explained differently. Right for looking at what goes
 *       with what in the data, and for many rows.
 *   <li>{@link #interventional(Model)}: what a field that is not known would be is what it is in a
 *       background row. Only what the model says counts, not how it is built, so it is right for
 *       judging the model: what does it use, is it fair, what would have to change; and with
 *       background rows of one's own choice for questions such as "why this one, compared with
 *       those who got the loan?". It asks about mixtures of rows that may not occur where fields go
 *       together (Janzing, Minorics and Bloebaum, 2020; Chen et al., 2020), and takes time in
 *       proportion to the background rows.
 * </ul>
 *
 * <p>Models that are no trees are explained interventionally by both.
 */
public final class Explainers {
  private Explainers() {}

  /**
   * An explainer of a model; its background is the sample of its training rows, if it has one.
   *
   * @param model such as a trained model
   * @return an explainer for any number of threads
   * @throws IllegalArgumentException as {@link #of(ScoringGraph)} does if there is no sample
   */
  public static Explainer of(Model model) {
    Objects.requireNonNull(model, "model");
    if (model instanceof TrainedModel trained && trained.profile().sample().size() > 0) {
      return of(model.graph(), trained.profile().sample(), trained.seed());
    }
    return of(model.graph());
  }

  /**
   * An explainer of a graph that is a sum of trees with covers.
   *
   * @param graph what is explained
   * @return an explainer for any number of threads
   * @throws IllegalArgumentException if the graph can't be explained without background rows
   */
  public static Explainer of(ScoringGraph graph) {
    Objects.requireNonNull(graph, "graph");
    Optional<AdditiveForm> form = AdditiveForm.of(graph, GraphExplainer.node(graph), null);
    return form.<Explainer>map(f -> new GraphExplainer(graph, new AdditiveAttribution(graph, f)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Explainer: graph must be a sum of trees with covers if there are no background"
                        + " rows, but was not. Maybe Explainers.of(graph, rows, seed)."));
  }

  /**
   * An explainer of a model by mixtures with up to {@value MixtureAttribution#BACKGROUND} rows of
   * the sample of its training rows, drawn by its seed.
   *
   * @param model a trained model with a sample
   * @return an explainer for any number of threads
   * @throws IllegalArgumentException if there is no sample
   */
  public static Explainer interventional(Model model) {
    Objects.requireNonNull(model, "model");
    if (model instanceof TrainedModel trained && trained.profile().sample().size() > 0) {
      Dataset sample = trained.profile().sample();
      Dataset background = MixtureAttribution.drawn(sample, trained.seed());
      return interventional(model.graph(), background, trained.seed());
    }
    throw new IllegalArgumentException(
        "Explainer: model must have a sample of its training rows, but had none. Maybe"
            + " Explainers.interventional(graph, rows, seed).");
  }

  /**
   * An explainer of any graph by mixtures with background rows: exact for sums of trees and linear
   * models (Lundberg et al., 2020, algorithm 3), also for trees without covers, whose base is the
   * mean prediction of all the background rows given; any other graph as by {@link
   * #of(ScoringGraph, Dataset, long)}. All numbers that a field is encoded to, such as those of its
   * levels, pass together from the background row to the explained one.
   *
   * @param graph what is explained
   * @param background the rows to compare with, at least one; trees take time in proportion to them
   * @param seed for drawing of background rows and mixtures, where all would be too many
   * @return an explainer for any number of threads
   * @throws IllegalArgumentException if there are no background rows, or an input is not in them
   */
  public static Explainer interventional(ScoringGraph graph, Dataset background, long seed) {
    Dataset rows = background(graph, background);
    int node = GraphExplainer.node(graph);
    return explainer(graph, AdditiveForm.interventional(graph, node, rows), rows, seed);
  }

  /**
   * An explainer of any graph.
   *
   * @param graph what is explained
   * @param background rows like those that the model learnt from, at least one; a few hundred do
   * @param seed for drawing of background rows and mixtures, where all would be too many
   * @return an explainer for any number of threads
   * @throws IllegalArgumentException if there are no background rows, or an input is not in them
   */
  public static Explainer of(ScoringGraph graph, Dataset background, long seed) {
    Dataset rows = background(graph, background);
    int node = GraphExplainer.node(graph);
    return explainer(graph, AdditiveForm.of(graph, node, rows), rows, seed);
  }

  private static Dataset background(ScoringGraph graph, Dataset background) {
    Objects.requireNonNull(graph, "graph");
    Problems.of("Explainer")
        .require(background.size() > 0, "background rows", "at least one", "none")
        .throwIfAny();
    return ExplainedRows.of(graph, background);
  }

  private static Explainer explainer(
      ScoringGraph graph, Optional<AdditiveForm> form, Dataset rows, long seed) {
    return new GraphExplainer(
        graph,
        form.<Attribution>map(found -> new AdditiveAttribution(graph, found))
            .orElseGet(
                () -> new MixtureAttribution(graph, GraphExplainer.node(graph), rows, seed)));
  }
}
