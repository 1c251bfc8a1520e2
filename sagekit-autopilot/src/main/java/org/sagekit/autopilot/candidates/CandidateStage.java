package org.sagekit.autopilot.candidates;

import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Dataset;
import org.sagekit.core.internal.RunView;
import org.sagekit.core.tune.CrossValidated;
import org.sagekit.core.tune.CrossValidation;

/**
 * Judges a candidate: a stage of its own, so that it has a checkpoint of its own. That has the
 * predictions too, for the ensemble.
 *
 * @param candidate what is judged
 * @param validation made of the stage's input, once for all candidates
 * @param side how many candidates work at once; decides nothing but the share of the threads
 */
public record CandidateStage(Candidate candidate, CrossValidation validation, int side)
    implements Stage<Dataset, CrossValidated> {

  @Override
  public String name() {
    return candidate.name();
  }

  @Override
  public CrossValidated run(Dataset rows, RunContext run) {
    return validation.judge(candidate.trainer(), RunView.share(run, side));
  }

  @Override
  public Settings settings() {
    return validation.plan().settings(candidate.trainer());
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return validation.plan().fingerprint(candidate.trainer());
  }
}
