package org.sagekit.core.tune;

import java.util.List;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.RunContext;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.train.TrainingPlan;

/**
 * Makes the result of a search out of the model that was trained in the end. Its lineage leads to
 * all rows that the search was given, not only to those that the last training saw.
 *
 * @param name the user's own name for the model
 * @param board what was tried
 * @param input the rows as they were given
 * @param prepared the same rows with their target as it was learnt
 */
public record SearchResult(String name, Leaderboard board, Dataset input, Dataset prepared) {

  /**
   * The result.
   *
   * @param model what was trained
   * @param run in whose workspace the rows are kept, to be found by the lineage
   * @return the same model with name, leaderboard and lineage, and a fingerprint that counts them
   */
  public TrainedModel of(TrainedModel model, RunContext run) {
    run.workspace().keep(prepared.fingerprint(), prepared);
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
        new Lineage(
            "model", name, fingerprint(model), List.of(TrainingPlan.lineage(input, prepared))));
  }

  private Fingerprint fingerprint(TrainedModel model) {
    Fingerprint.Digest digest = Fingerprint.digest().fingerprint(model.fingerprint());
    digest.text(name).fingerprint(prepared.fingerprint()).text(board.metric().name());
    for (Leaderboard.Entry entry : board.entries()) {
      digest.text(entry.name()).text(entry.trainer()).fingerprint(entry.settings().fingerprint());
      digest.real(entry.score().value()).text(entry.note());
    }
    return digest.done();
  }
}
