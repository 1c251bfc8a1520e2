package org.sagekit.autopilot.candidates;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.RunContext;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.tune.Trial;
import org.sagekit.core.internal.Attempts;
import org.sagekit.core.tune.CrossValidation;

/**
 * Judges candidates side by side, all on the same folds.
 *
 * @param candidates in the order in which they are begun
 * @param validation made of the rows
 */
public record Contest(List<Candidate> candidates, CrossValidation validation) {

  /**
   * Judges each candidate as a stage of its own, and tells of each as a {@link Trial}, in their
   * order.
   *
   * @param rows of which the cross-validation was made
   * @param run of the Autopilot
   * @return what became of the candidates, in their order; all of them unless the run was stopped
   */
  public List<Judged> hold(Dataset rows, RunContext run) {
    int side = Math.min(run.threads(), candidates.size());
    List<CandidateStage> stages =
        candidates.stream().map(one -> new CandidateStage(one, validation, side)).toList();
    List<Judged> judged = new ArrayList<>();
    Attempts.all(
        stages,
        rows,
        run,
        attempt -> {
          Candidate candidate = candidates.get(attempt.index());
          Judged one = new Judged(candidate, attempt.output(), attempt.note());
          judged.add(one);
          run.emit(
              new Trial(
                  run.path(), attempt.index(), candidate.assignment(), one.score(), one.note()));
          run.progress().at(attempt.index() + 1L, candidates.size(), candidate.name());
        });
    return judged;
  }
}
