package org.sagekit.api;

import java.time.Duration;
import java.util.List;

/**
 * Something that happened in a run. Stations declare their own events by implementing this
 * interface, usually as a record; the tracker, the debugger and the page are listeners.
 */
public interface RunEvent {

  /**
   * Where in the run it happened.
   *
   * @return the names from the outermost line to the stage, joined by {@code /}; empty if it
   *     belongs to no stage, as by default
   */
  default String path() {
    return "";
  }

  /**
   * Asks that the stage which emitted this event stops. To be called by a {@link RunListener} in
   * the thread that delivers the event; it does not return.
   *
   * @param reason why, for the record
   */
  default void stop(String reason) {
    throw new StoppedException(reason);
  }

  /**
   * A stage begins.
   *
   * @param path where it stands in the run
   * @param settings its settings
   * @param seed of its randomness
   * @param inputs where what it takes comes from; empty if that is not known
   */
  record StageStarted(String path, Settings settings, long seed, List<Lineage> inputs)
      implements RunEvent {

    /** Copies the inputs. */
    public StageStarted {
      inputs = List.copyOf(inputs);
    }

    /**
     * A stage of which no more is known than its settings.
     *
     * @param path where it stands in the run
     * @param settings its settings
     */
    public StageStarted(String path, Settings settings) {
      this(path, settings, 0, List.of());
    }
  }

  /**
   * A stage has ended well.
   *
   * @param path where it stands in the run
   * @param output what it returned
   * @param took how long it worked; the time to read the checkpoint if it was restored
   * @param restored true if its output came from a checkpoint
   */
  record StageFinished(String path, Object output, Duration took, boolean restored)
      implements RunEvent {}

  /**
   * A stage has ended with an exception; waiting for people and being stopped included.
   *
   * @param path where it stands in the run
   * @param cause why
   */
  record StageFailed(String path, Exception cause) implements RunEvent {}

  /**
   * A stage reports a figure: a loss after an epoch, a score on a fold.
   *
   * @param path where the stage stands in the run
   * @param metric the figure's name
   * @param step the epoch, round or fold, from 0
   * @param value the figure, may be NaN
   */
  record MetricLogged(String path, String metric, long step, double value) implements RunEvent {}
}
