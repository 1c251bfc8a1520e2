package org.sagekit.api.review;

import java.util.Optional;

/** Someone who knows better than the model. Called from one thread at a time. */
@FunctionalInterface
public interface Reviewer {

  /**
   * Judges a prediction.
   *
   * @param task what was asked and what the model said
   * @return the right label, or empty if there is no answer yet; the job then waits
   */
  Optional<String> review(ReviewTask task);
}
