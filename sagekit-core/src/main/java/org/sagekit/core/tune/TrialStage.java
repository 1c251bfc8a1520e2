package org.sagekit.core.tune;

import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.internal.RunView;

/**
 * One trial: a stage of its own, so that it has a checkpoint of its own. That is small, for it
 * leaves out the predictions.
 *
 * @param number from 0
 * @param trainer with the hyperparameters of the trial
 * @param validation made of the stage's input, once for all trials
 * @param side how many trials work at once; decides nothing but the share of the threads
 */
record TrialStage(int number, Trainer trainer, CrossValidation validation, int side)
    implements Stage<Dataset, FoldScores> {

  static String nameOf(int number) {
    return "trial-" + number;
  }

  @Override
  public String name() {
    return nameOf(number);
  }

  @Override
  public FoldScores run(Dataset rows, RunContext run) {
    return validation.judge(trainer, RunView.share(run, side)).scores();
  }

  @Override
  public Settings settings() {
    return validation.plan().settings(trainer);
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return validation.plan().fingerprint(trainer);
  }
}
