package org.sagekit.api;

import java.time.Clock;
import java.util.concurrent.ExecutorService;

/**
 * What a stage may use while it works. Each stage of a run gets a context of its own.
 *
 * <p>Safe for use by several threads.
 */
public interface RunContext {

  /**
   * Where in the run the stage stands.
   *
   * @return the names from the outermost line to this stage, joined by {@code /}
   */
  String path();

  /**
   * The seed of this stage: a function of the workspace's seed and the path, so the same stage in
   * the same place draws the same numbers in every run. All randomness must come from it.
   *
   * @return any long
   */
  long seed();

  /**
   * The clock; the only source of time.
   *
   * @return a clock in UTC
   */
  Clock clock();

  /**
   * Threads for parallel work. Tasks may wait for tasks that they submitted. Results must not
   * depend on the number of threads.
   *
   * @return a shared pool that the stage must not shut down
   */
  ExecutorService executor();

  /**
   * How many threads a stage may keep busy.
   *
   * @return at least 1
   */
  int threads();

  /**
   * The folder and tables of this workspace.
   *
   * @return the workspace, open for the length of the run
   */
  Workspace workspace();

  /**
   * Where the stage says how far it is.
   *
   * @return the progress of this stage
   */
  Progress progress();

  /**
   * Tells the listeners something.
   *
   * @param event what happened; a listener may ask in return that this stage stops
   */
  void emit(RunEvent event);

  /**
   * Whether this stage has been asked to stop. A stage that works for long looks often; a trainer
   * may return the model that it has so far, any other stage calls {@link #checkStop}. What a
   * stopped stage returns is not checkpointed.
   *
   * @return true from the first request on
   */
  boolean stopRequested();

  /**
   * Ends the stage if it has been asked to stop.
   *
   * @throws StoppedException if {@link #stopRequested()}
   */
  void checkStop();

  /**
   * Runs another stage inside this one: a part of a line, a trial, a candidate. The only way in
   * which a stage runs another. The child gets a context of its own, with its own seed and stop; if
   * it was finished before with the same settings, input and seed, the checkpoint is returned
   * instead.
   *
   * @param stage what to run; its name must be unique among the children of this stage
   * @param input what it takes
   * @param <I> the input's type
   * @param <O> the output's type
   * @return what it returned
   * @throws SageKitException if it failed, waits or was stopped
   */
  <I, O> O call(Stage<? super I, O> stage, I input);
}
