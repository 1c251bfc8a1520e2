package org.sagekit.api.track;

import java.util.List;
import java.util.Optional;

/** What is remembered of the runs of a workspace. Thread-safe. */
public interface Tracker {

  /**
   * All runs.
   *
   * @return the latest first
   * @throws org.sagekit.api.StoreException if they can't be read
   */
  List<TrackedRun> runs();

  /**
   * One run.
   *
   * @param id as {@link org.sagekit.api.PipelineRun#id()} gives it
   * @return the run, or empty if there is none
   * @throws org.sagekit.api.StoreException if it can't be read
   */
  Optional<TrackedRun> run(String id);
}
