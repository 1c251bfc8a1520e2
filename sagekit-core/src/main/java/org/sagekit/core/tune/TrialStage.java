package org.sagekit.core.tune;

import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.internal.RunView;

/**
 * One trial: a stage of its own, so that it has a checkpoint of its own.
 *
 * @param number from 0
 * @param trainer with the hyperparameters of the trial
 * @param plan how it is judged
 */
record TrialStage(int number, Trainer trainer, Plan plan) implements Stage<Dataset, FoldScores> {
  private static final String FORMAT = "trial/1";

  /**
   * How all trials of a search are judged.
   *
   * @param validation made of the stage's input, once for all trials
   * @param metric the figure
   * @param foldSeed that made the folds
   * @param side how many trials work at once; decides nothing but the share of the threads
   */
  record Plan(CrossValidation validation, Metric metric, long foldSeed, int side) {}

  static String nameOf(int number) {
    return "trial-" + number;
  }

  @Override
  public String name() {
    return nameOf(number);
  }

  @Override
  public FoldScores run(Dataset rows, RunContext run) {
    RunContext share = RunView.share(run, plan.side());
    return plan.validation().judge(trainer, plan.metric(), share).scores();
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("trainer", trainer.name())
        .with("trainer", trainer.settings())
        .with("metric", plan.metric())
        .with("folds", plan.validation().folds().size());
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return trainer
        .fingerprint()
        .map(
            ofTrainer ->
                Fingerprint.digest()
                    .text(FORMAT)
                    .fingerprint(ofTrainer)
                    .text(plan.metric().name())
                    .number(plan.validation().folds().size())
                    .number(plan.foldSeed())
                    .done());
  }
}
