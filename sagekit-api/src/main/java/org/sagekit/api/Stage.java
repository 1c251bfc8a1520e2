package org.sagekit.api;

import java.util.List;
import java.util.Optional;

/**
 * One step of the line: takes a value, returns the next one.
 *
 * <p>Every job of SageKit is a stage, a {@link Pipeline} is a stage, and a function becomes one
 * with {@link Stages#of}. A stage is immutable and may be run many times and from several threads;
 * whatever belongs to one run comes in through the {@link RunContext}.
 *
 * @param <I> what it takes
 * @param <O> what it returns
 */
public interface Stage<I, O> {

  /**
   * The name under which the stage is reported, tracked and checkpointed.
   *
   * @return a name that is unique in its line, never blank
   */
  String name();

  /**
   * Does the work.
   *
   * @param input what the stage before returned
   * @param run what the stage may use: seed, clock, executor, workspace, progress
   * @return the next value, never null
   * @throws WaitingException if people must answer first; running again goes on from there
   * @throws Exception if the work failed; the run reports it as a {@link StageException}
   */
  O run(I input, RunContext run) throws Exception;

  /**
   * The settings, as the tracker shows them.
   *
   * @return names and canonical text, empty by default
   */
  default Settings settings() {
    return Settings.empty();
  }

  /**
   * The fingerprint of everything besides input and seed that determines the output: settings, and
   * whatever is read from outside.
   *
   * @return a fingerprint, or empty (the default) if the output can't be known to be the same
   *     again; such a stage is never checkpointed
   */
  default Optional<Fingerprint> fingerprint() {
    return Optional.empty();
  }

  /**
   * Problems that can be known without the input: the dry run. Called for the whole line before the
   * first stage works.
   *
   * @param run what the stage would use
   * @return one sentence a problem, empty if there is none
   */
  default List<String> check(RunContext run) {
    return List.of();
  }

  /**
   * The stages that this one is made of. Their outputs can be asked for with {@link
   * PipelineRun#outputOf}.
   *
   * @return the parts in the order in which they work, empty by default
   */
  default List<Stage<?, ?>> parts() {
    return List.of();
  }

  /**
   * Appends a stage.
   *
   * @param next takes what this stage returns
   * @param <P> what {@code next} returns
   * @return a line of this stage and the next
   */
  default <P> Pipeline<I, P> then(Stage<? super O, P> next) {
    return Pipeline.of(this, next);
  }
}
