package org.sagekit.core.train;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Calibration;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Splits;

/**
 * Corrects what another trainer says, by a fifth of the rows that this one does not see. Immutable.
 *
 * @param base learns from the others; its name and hyperparameters are taken
 * @param method how the probabilities are corrected
 */
record CalibratedTrainer(Trainer base, Calibration method) implements Trainer {
  private static final double HELD_OUT = 0.2;

  @Override
  public String name() {
    return base.name();
  }

  @Override
  public Set<Task> tasks() {
    return base.tasks().stream()
        .filter(Task::isClassification)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Hyperparameter<?>> hyperparameters() {
    return base.hyperparameters();
  }

  @Override
  public List<Hyperparameter<?>> options() {
    return base.options();
  }

  @Override
  public Settings settings() {
    return base.settings().with("calibration", method.name());
  }

  @Override
  public <T> Trainer with(Hyperparameter<T> hyperparameter, T value) {
    return new CalibratedTrainer(base.with(hyperparameter, value), method);
  }

  @Override
  public ScoringGraph train(Dataset rows, RunContext run) {
    return corrected(rows, run, some -> base.train(some, run));
  }

  @Override
  public ScoringGraph resume(ScoringGraph earlier, Dataset rows, RunContext run) {
    return corrected(rows, run, some -> base.resume(earlier, some, run));
  }

  private ScoringGraph corrected(
      Dataset rows, RunContext run, Function<Dataset, ScoringGraph> learn) {
    Supervision.TARGET.check(rows, tasks()); // while rows still have the numbers the user knows
    Split parts = Splits.holdout(rows, HELD_OUT, run.seed());
    ScoringGraph graph = learn.apply(parts.train());
    return method.calibrate(graph, ParallelScores.of(graph, parts.test(), run), parts.test());
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return base.fingerprint()
        .flatMap(
            known ->
                method
                    .fingerprint()
                    .map(
                        ofMethod ->
                            Fingerprint.of(
                                CalibratedTrainer.class.getName(), known.hex(), ofMethod.hex())));
  }
}
