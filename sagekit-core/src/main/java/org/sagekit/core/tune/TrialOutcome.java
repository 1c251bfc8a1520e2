package org.sagekit.core.tune;

import java.util.Optional;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.Trainer;
import org.sagekit.api.tune.Assignment;
import org.sagekit.api.tune.Trial;

/**
 * What became of a trial.
 *
 * @param number from 0
 * @param assignment what was tried
 * @param trainer with the assignment
 * @param scores empty if it failed
 * @param note why it failed, or empty
 */
record TrialOutcome(
    int number, Assignment assignment, Trainer trainer, Optional<FoldScores> scores, String note) {

  /** As samplers and listeners see it. */
  Trial trial(String path) {
    return new Trial(
        path, number, assignment, scores.map(FoldScores::mean).orElse(Double.NaN), note);
  }

  /** As the leaderboard shows it. */
  Leaderboard.Entry entry() {
    return new Leaderboard.Entry(
        TrialStage.nameOf(number),
        trainer.name(),
        trainer.settings(),
        scores.map(FoldScores::estimate).orElse(Leaderboards.none()),
        note);
  }
}
