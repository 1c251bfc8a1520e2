package org.sagekit.api.deploy.registry;

import org.sagekit.api.Lineage;
import org.sagekit.api.Settings;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.TrainedModel;

/**
 * What a registry tells of a model without opening its package.
 *
 * @param name the model's own
 * @param task what it predicts
 * @param trainer the algorithm's name
 * @param settings the algorithm's hyperparameters
 * @param seed with which it was trained
 * @param schema of the rows that it learnt from
 * @param evaluation its figures, with their intervals
 * @param lineage what it was made of
 */
public record ModelCard(
    String name,
    Task task,
    String trainer,
    Settings settings,
    long seed,
    Schema schema,
    Evaluation evaluation,
    Lineage lineage) {

  /**
   * The card of a model.
   *
   * @param model any
   * @return its card
   */
  public static ModelCard of(TrainedModel model) {
    return new ModelCard(
        model.name(),
        model.graph().task(),
        model.trainer(),
        model.settings(),
        model.seed(),
        model.schema(),
        model.evaluation(),
        model.lineage());
  }
}
