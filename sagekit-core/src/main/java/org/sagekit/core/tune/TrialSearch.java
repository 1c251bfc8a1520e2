package org.sagekit.core.tune;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.RunContext;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.train.Trainer;
import org.sagekit.api.tune.Assignment;
import org.sagekit.api.tune.Sampler;
import org.sagekit.api.tune.SearchSpace;
import org.sagekit.api.tune.Trial;
import org.sagekit.core.internal.Attempts;
import org.sagekit.core.internal.Attempts.Attempt;

/**
 * Makes trials in rounds of a fixed number. Within a round they work side by side; the sampler sees
 * the trials of the rounds before, all of them and no others, so that what it proposes does not
 * depend on which trial of a round happened to end first.
 *
 * @param trainer with the user's own settings, which are trial 0
 * @param space where to search
 * @param sampler proposes the trials from 1 on
 * @param trials how many in all
 */
record TrialSearch(Trainer trainer, SearchSpace space, Sampler sampler, int trials) {
  static final int ROUND = 8;

  /** The trials that ended, by number; all of them unless the run is asked to stop. */
  List<TrialOutcome> search(Dataset rows, CrossValidation validation, RunContext run) {
    List<TrialOutcome> outcomes = new ArrayList<>();
    for (int first = 0; first < trials && !run.stopRequested(); first += ROUND) {
      List<Trial> finished = outcomes.stream().map(outcome -> outcome.trial(run.path())).toList();
      List<Assignment> proposed = new ArrayList<>();
      for (int number = first; number < Math.min(trials, first + ROUND); number++) {
        proposed.add(propose(number, finished, run.seed()));
      }
      outcomes.addAll(round(first, proposed, rows, validation, run));
    }
    return outcomes;
  }

  private Assignment propose(int number, List<Trial> finished, long seed) {
    return number == 0 ? Assignment.empty() : sampler.next(space, finished, number, seed);
  }

  private List<TrialOutcome> round(
      int first,
      List<Assignment> proposed,
      Dataset rows,
      CrossValidation validation,
      RunContext run) {
    int side = Math.min(run.threads(), proposed.size());
    List<TrialStage> stages = new ArrayList<>();
    for (int i = 0; i < proposed.size(); i++) {
      stages.add(new TrialStage(first + i, proposed.get(i).applyTo(trainer), validation, side));
    }
    List<TrialOutcome> outcomes = new ArrayList<>();
    Attempts.all(
        stages,
        rows,
        run,
        attempt -> {
          TrialOutcome outcome = outcome(stages.get(attempt.index()), proposed, attempt);
          outcomes.add(outcome);
          run.emit(outcome.trial(run.path()));
          run.progress().at(outcome.number() + 1L, trials, "trial");
        });
    return outcomes;
  }

  private static TrialOutcome outcome(
      TrialStage stage, List<Assignment> proposed, Attempt<FoldScores> attempt) {
    return new TrialOutcome(
        stage.number(),
        proposed.get(attempt.index()),
        stage.trainer(),
        attempt.output(),
        attempt.note());
  }
}
