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
                    "Explainer: graph must be a sum of trees with covers if there are no background rows, but was not. Maybe Explainers.of(graph, rows, seed)."));
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
    Objects.requireNonNull(graph, "graph");
    Problems.of("Explainer")
        .require(background.size() > 0, "background rows", "at least one", "none")
        .throwIfAny();
    Dataset rows = ExplainedRows.of(graph, background);
    int node = GraphExplainer.node(graph);
    return new GraphExplainer(
        graph,
        AdditiveForm.of(graph, node, rows)
            .<Attribution>map(form -> new AdditiveAttribution(graph, form))
            .orElseGet(() -> new MixtureAttribution(graph, node, rows, seed)));
  }
}
