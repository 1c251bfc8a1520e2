package org.sagekit.core.tune;

import org.sagekit.api.RunContext;
import org.sagekit.api.data.Split;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.internal.RunView;
import org.sagekit.core.train.TrainingJob;
import org.sagekit.core.train.TrainingPlan;

/**
 * Trains what a search has chosen, on all rows that the search could see.
 *
 * @param stage name of the stage that trains, unique among the children of the run
 * @param trainer what was chosen, as {@link TrainingPlan#fitted} made it
 * @param plan of the search
 */
public record Refit(String stage, Trainer trainer, TrainingPlan plan) {

  /**
   * Trains and evaluates, as a stage of its own. If the run has been asked to stop, the training is
   * part of the stage that asks for it and is not cut short: a stopped search still has a result.
   *
   * @param split the rows to learn from and to judge by, prepared by {@link TrainingPlan#split}
   * @param run of the search
   * @return the model, under the stage's name
   */
  public TrainedModel on(Split split, RunContext run) {
    TrainingJob job = TrainingJob.named(stage, trainer, plan.after(split)).build();
    return run.stopRequested()
        ? job.run(split.train(), RunView.deaf(run))
        : run.call(job, split.train());
  }
}
