package org.sagekit.core.train;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Trainer;

/** A trainer that a library does the work for. Immutable. */
final class LibraryTrainer implements Trainer {
  /** What most trainers can predict. */
  static final Set<Task> CLASSES_AND_NUMBERS =
      Collections.unmodifiableSet(EnumSet.of(Task.BINARY, Task.MULTICLASS, Task.REGRESSION));

  /** What trainers of densities can predict. */
  static final Set<Task> CLASSES =
      Collections.unmodifiableSet(EnumSet.of(Task.BINARY, Task.MULTICLASS));

  private final String name;
  private final String version;
  private final Set<Task> tasks;
  private final HyperparameterValues values;
  private final Learner learner;

  /**
   * A trainer.
   *
   * @param name the algorithm's name
   * @param version of library and lowering; another version may learn another graph
   * @param values of its hyperparameters
   * @param learner does the work
   */
  LibraryTrainer(String name, String version, HyperparameterValues values, Learner learner) {
    this(name, version, CLASSES_AND_NUMBERS, values, learner);
  }

  /**
   * A trainer that can't predict all.
   *
   * @param name the algorithm's name
   * @param version of library and lowering; another version may learn another graph
   * @param tasks what it can predict
   * @param values of its hyperparameters
   * @param learner does the work
   */
  LibraryTrainer(
      String name, String version, Set<Task> tasks, HyperparameterValues values, Learner learner) {
    this.name = name;
    this.version = version;
    this.tasks = tasks;
    this.values = values;
    this.learner = learner;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Task> tasks() {
    return tasks;
  }

  @Override
  public List<Hyperparameter<?>> hyperparameters() {
    return values.handles();
  }

  @Override
  public List<Hyperparameter<?>> options() {
    return values.options();
  }

  @Override
  public Settings settings() {
    return values.settings();
  }

  @Override
  public <T> Trainer with(Hyperparameter<T> hyperparameter, T value) {
    return new LibraryTrainer(name, version, tasks, values.with(hyperparameter, value), learner);
  }

  @Override
  public ScoringGraph train(Dataset rows, RunContext run) {
    TrainingRows ready = Supervision.rows(this, rows);
    if (!tasks.contains(ready.target().task())) {
      throw new DataException(
          "Dataset '%s': task must be one of %s for %s, but its target makes it %s."
              .formatted(rows.name(), tasks, name, ready.target().task()));
    }
    return learner.learn(ready, values, run);
  }

  @Override
  public ScoringGraph resume(ScoringGraph earlier, Dataset rows, RunContext run) {
    TrainingRows checked = TrainingRows.of(rows);
    if (!earlier.classes().equals(checked.target().classes())) {
      throw new DataException(
          "Dataset '%s': classes of target '%s' must be those of the earlier model, %s, but were %s."
              .formatted(
                  rows.name(),
                  rows.schema().target().name(),
                  earlier.classes(),
                  checked.target().classes()));
    }
    return learner.resume(earlier, checked, values, run);
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return Optional.of(
        Fingerprint.digest()
            .text(LibraryTrainer.class.getName())
            .text(name)
            .text(version)
            .fingerprint(settings().fingerprint())
            .done());
  }

  /** What the hyperparameters are set to. */
  HyperparameterValues values() {
    return values;
  }

  @Override
  public String toString() {
    return name + " " + settings();
  }
}
