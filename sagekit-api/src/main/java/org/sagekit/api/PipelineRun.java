package org.sagekit.api;

import java.util.List;
import java.util.Optional;

/**
 * One run of a stage or line: how it stands and what it has brought.
 *
 * <p>Safe for use by several threads.
 *
 * @param <O> what the run returns in the end
 */
public interface PipelineRun<O> {

  /** How a run stands. */
  enum Status {
    /** At work. */
    RUNNING,
    /** Ended with an output. */
    COMPLETED,
    /** Ended with an exception. */
    FAILED,
    /** People must answer first; running the same line again goes on from here. */
    WAITING,
    /** Stopped by {@link PipelineRun#stop} or by a listener. */
    STOPPED
  }

  /**
   * The identity under which the workspace keeps the run.
   *
   * @return a short text, unique in the workspace
   */
  String id();

  /**
   * How the run stands now.
   *
   * @return the status
   */
  Status status();

  /**
   * Waits for the end.
   *
   * @return this run, no longer {@link Status#RUNNING}
   * @throws InterruptedException if the waiting thread is interrupted; the run goes on
   */
  PipelineRun<O> await() throws InterruptedException;

  /**
   * Asks the run to stop. Stages look for it at their own pace; the stage at work ends as soon as
   * it can.
   *
   * @param reason why, for the record
   */
  void stop(String reason);

  /**
   * What the last stage returned.
   *
   * @return the output of a completed run
   * @throws StageException if the run failed
   * @throws IllegalStateException if the run is still at work, waits or was stopped; the message
   *     says which and why
   */
  O output();

  /**
   * What a stage of the line returned. The stage itself is the key, by identity.
   *
   * @param stage a stage of this run, however deeply nested
   * @param <T> what it returns
   * @return its output
   * @throws IllegalArgumentException if the stage is not part of this run
   * @throws IllegalStateException if the stage has not finished, or stands on a branch that was not
   *     taken
   */
  <T> T outputOf(Stage<?, T> stage);

  /**
   * The outputs so far, in the order in which the stages finished.
   *
   * @return the finished stages with what they returned
   */
  List<Finished> finished();

  /**
   * Everything that was emitted so far.
   *
   * @return the events in order
   */
  List<RunEvent> events();

  /**
   * Why the run failed, waits or was stopped.
   *
   * @return the reason, empty while it works and when it completed
   */
  Optional<SageKitException> reason();

  /**
   * Does the work again and compares, with an epsilon of {@value Reproduction#EPSILON}: see {@link
   * #reproduce(double)}.
   *
   * @return what came out, and why
   */
  default Reproduction reproduce() {
    return reproduce(Reproduction.EPSILON);
  }

  /**
   * Does the work again, with the same stages, input and seeds, and compares what every stage
   * returns with what it returned in this run. Nothing is taken from a checkpoint and none is
   * written; what the workspace holds otherwise, such as votes and answers of people, is as it is
   * now. The repetition is a run of its own, which is recorded and of which listeners hear.
   *
   * <p>Outputs are equal to the bit if their fingerprints are; of models it is enough that graph,
   * metrics and leaderboard are. Otherwise predictions for the same rows, metrics, cells and other
   * numbers are compared with epsilon, lists and records part by part, and anything else by {@code
   * equals}. What has no {@code equals} of its own either is not compared, and the reasons say so.
   *
   * <p>What acts on the world is not done twice: the repetition ends before a stage that deploys,
   * registers, approves or transforms, that writes a file of the user's choice, or that returned
   * something that is to be closed. The reasons say where it ended. The user's own stages are done
   * again whatever they do.
   *
   * @param epsilon the relative difference up to which figures are the same but for rounding, 0 or
   *     more
   * @return what came out, and why
   * @throws IllegalArgumentException if epsilon is negative or not finite
   * @throws IllegalStateException if this run is at work, waits or was stopped, the workspace is
   *     closed, or no stage has made anything that can be compared; the message says why
   * @throws StageException if this run or the repetition failed
   * @throws WaitingException if people must answer first
   * @throws StoppedException if the repetition was stopped
   */
  Reproduction reproduce(double epsilon);

  /**
   * A finished stage.
   *
   * @param stage the stage
   * @param output what it returned
   * @param restored true if the output came from a checkpoint, so that the work was not done again
   */
  record Finished(Stage<?, ?> stage, Object output, boolean restored) {}
}
