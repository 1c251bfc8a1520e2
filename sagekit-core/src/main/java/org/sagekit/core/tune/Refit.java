package org.sagekit.core.tune;

import java.util.List;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.RunContext;
import org.sagekit.api.data.Split;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.internal.RunView;
import org.sagekit.core.train.TrainingJob;

/**
 * Trains what a search has chosen, on all rows that the search could see.
 *
 * @param stage name of the stage that trains, unique among the children of the run
 * @param trainer what was chosen
 */
public record Refit(String stage, Trainer trainer) {

  /**
   * Trains and evaluates, as a stage of its own. If the run has been asked to stop, the training is
   * part of the stage that asks for it and is not cut short: a stopped search still has a result.
   *
   * @param split the rows to learn from and to judge by
   * @param run of the search
   * @return the model, under the stage's name
   */
  public TrainedModel on(Split split, RunContext run) {
    TrainingJob job = TrainingJob.named(stage, trainer).test(split.test()).build();
    return run.stopRequested()
        ? job.run(split.train(), RunView.deaf(run))
        : run.call(job, split.train());
  }

  /**
   * The model as the result of a search.
   *
   * @param model what was trained
   * @param name the user's own name for it
   * @param board what was tried
   * @return the same model with name and leaderboard, and a fingerprint that counts them
   */
  public static TrainedModel chosen(TrainedModel model, String name, Leaderboard board) {
    Fingerprint.Digest digest = Fingerprint.digest().fingerprint(model.fingerprint());
    digest.text(name).text(board.metric().name());
    for (Leaderboard.Entry entry : board.entries()) {
      digest.text(entry.name()).text(entry.trainer()).fingerprint(entry.settings().fingerprint());
      digest.real(entry.score().value()).text(entry.note());
    }
    List<Lineage> parents = model.lineage().parents();
    return new TrainedModel(
        name,
        model.graph(),
        model.schema(),
        model.profile(),
        model.trainer(),
        model.settings(),
        model.seed(),
        model.evaluation(),
        Optional.of(board),
        new Lineage(model.lineage().kind(), name, digest.done(), parents));
  }
}
