package org.sagekit.api.review;

import org.sagekit.api.RunEvent;

/**
 * A person has judged a prediction.
 *
 * @param path where the job stands in the run
 * @param task what was shown
 * @param label what the person said
 */
public record Reviewed(String path, ReviewTask task, String label) implements RunEvent {

  /**
   * Whether the person disagreed with the model.
   *
   * @return true if the labels differ
   */
  public boolean corrected() {
    return !label.equals(task.record().output().label());
  }
}
