package org.sagekit.api.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Lineage;
import org.sagekit.api.Settings;
import org.sagekit.api.Summary;
import org.sagekit.api.Traced;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Model;
import org.sagekit.api.model.ScoringGraph;

/**
 * A model with its past. It does not score itself: {@code Scorers.of(model)} does. Immutable; holds
 * no training rows but the profile's sample, and no times, so that the same training gives the same
 * model.
 *
 * @param name the user's own name
 * @param graph how it computes
 * @param schema of the rows that it learnt from
 * @param profile of the rows that it learnt from
 * @param trainer the algorithm's name
 * @param settings the algorithm's hyperparameters
 * @param seed with which it was trained
 * @param evaluation on rows that it has not learnt from
 * @param leaderboard what was tried before it was chosen; empty if nothing was searched
 * @param lineage kind {@code model}, with the data that went in; its fingerprint is that of the
 *     model
 */
public record TrainedModel(
    String name,
    ScoringGraph graph,
    Schema schema,
    Profile profile,
    String trainer,
    Settings settings,
    long seed,
    Evaluation evaluation,
    Optional<Leaderboard> leaderboard,
    Lineage lineage)
    implements Model, Fingerprinted, Traced, Summary.Source {

  @Override
  public Fingerprint fingerprint() {
    return lineage.fingerprint();
  }

  /**
   * What a row must have, in the order of the table that the model learnt from: the order of values
   * that come without names.
   *
   * @return the inputs of the graph; those that are not in the schema come last
   */
  public List<Field> inputs() {
    List<String> names = schema.names();
    List<Field> inputs = new ArrayList<>(graph.inputs());
    inputs.sort(
        Comparator.comparingInt(
            input -> schema.has(input.name()) ? names.indexOf(input.name()) : names.size()));
    return List.copyOf(inputs);
  }

  @Override
  public Summary summary() {
    List<Summary.Part> parts = new ArrayList<>();
    parts.add(
        new Summary.Note(
            "%s, %s, learnt from %s rows; %s nodes, model %s."
                .formatted(
                    trainer,
                    graph.task(),
                    profile.rows(),
                    graph.nodes().size(),
                    fingerprint().brief())));
    parts.addAll(evaluation.summary().parts());
    leaderboard.ifPresent(board -> parts.addAll(board.summary().parts()));
    return new Summary("Model '" + name + "'", parts);
  }

  @Override
  public String toString() {
    return "model '%s' (%s, %s)".formatted(name, trainer, fingerprint().brief());
  }
}
