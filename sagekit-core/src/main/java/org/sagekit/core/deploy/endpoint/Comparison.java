package org.sagekit.core.deploy.endpoint;

import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Disagreement;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;

/**
 * The two fleets of a rollout, compared: whatever one of them has answered, the other is asked too.
 * Thread-safe.
 */
final class Comparison implements AutoCloseable {
  private final Fleet blue;
  private final Fleet green;
  private final Mirror mirror;

  Comparison(String endpoint, Fleet blue, Fleet green) {
    this.blue = blue;
    this.green = green;
    this.mirror = new Mirror(endpoint + "-rollout");
  }

  /** How far the predictions of the same rows differ. */
  static Disagreement of(Predictions one, Predictions other) {
    Disagreement all = Disagreement.none();
    for (int row = 0; row < one.size(); row++) {
      all = all.plus(Disagreement.of(one.get(row), other.get(row)));
    }
    return all;
  }

  void offer(Fleet answered, Row row, Prediction said) {
    Fleet other = other(answered);
    if (other != null) {
      mirror.offer(1, () -> Disagreement.of(said, other.scorer().score(row)));
    }
  }

  void offer(Fleet answered, Dataset rows, Predictions said) {
    Fleet other = other(answered);
    if (other != null) {
      mirror.offer(rows.size(), () -> of(said, other.scorer().score(rows)));
    }
  }

  private @Nullable Fleet other(Fleet answered) {
    return answered == blue ? green : answered == green ? blue : null;
  }

  Disagreement disagreement() {
    return mirror.disagreement();
  }

  /** Waits until all that was offered has been compared. */
  void settle() {
    mirror.settle();
  }

  @Override
  public void close() {
    mirror.close();
  }
}
