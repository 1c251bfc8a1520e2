package org.sagekit.api.monitor.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A schedule at work in this process. Others may work on the same one: each due time is run by one
 * of them. Closed with the workspace at the latest. Thread-safe.
 */
public interface ActiveSchedule extends AutoCloseable {

  /**
   * Which schedule it is.
   *
   * @return its name
   */
  String name();

  /**
   * The next due time by the workspace's clock.
   *
   * @return empty if it is paused or there is none any more
   */
  Optional<Instant> next();

  /**
   * The latest runs, of all processes.
   *
   * @param limit how many at most, at least 1
   * @return the newest first
   * @throws org.sagekit.api.StoreException if the workspace can't be read
   */
  List<ScheduledRun> history(int limit);

  /**
   * Runs now, in this thread, whatever is due; also if the schedule is paused. The window is that
   * since the last due time.
   *
   * @return what came of it
   * @throws IllegalStateException if a run is at work in another process, this is closed, the
   *     thread is interrupted, or this process lost the run to another because it was silent for
   *     too long
   * @throws org.sagekit.api.StoreException if the workspace can't be used
   */
  ScheduledRun runNow();

  /**
   * Runs, in this thread, all that is due by the workspace's clock, and what other processes left
   * when they died: for those who keep the time themselves. If the thread is interrupted, a run at
   * work is asked to stop and given up, so that the next look does it again.
   *
   * @return what came of it, the missed included; empty if nothing is due, or another process is at
   *     work
   * @throws IllegalStateException if this is closed
   * @throws org.sagekit.api.StoreException if the workspace can't be used
   */
  List<ScheduledRun> runDue();

  /**
   * Runs no more due times, in any process, until {@link #resume()}. A run at work goes on.
   *
   * @throws IllegalStateException if this is closed
   */
  void pause();

  /**
   * Goes on after a pause. What was due meanwhile is missed, not caught up. Does nothing if the
   * schedule is not paused.
   *
   * @throws IllegalStateException if this is closed
   */
  void resume();

  /**
   * Ends the work in this process. A run at work is asked to stop and given up, so that another
   * process, or the next start, does it again. One that does not stop within the lease, or 30
   * seconds if that is less, is left alone. Closing twice does nothing.
   */
  @Override
  void close();
}
