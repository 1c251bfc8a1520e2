package org.sagekit.studio.serve;

import java.util.List;
import org.sagekit.api.deploy.CapacityException;
import org.sagekit.api.deploy.OverloadedException;
import org.sagekit.studio.serve.http.Header;
import org.sagekit.studio.serve.http.Refusal;
import org.sagekit.studio.serve.http.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client is told when something went wrong: its own mistakes, and nothing of the inside. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(ModelServer.class);

  private Failures() {}

  static Refusal refusal(Throwable failure) {
    if (failure instanceof Refusal refusal) {
      return refusal;
    }
    if (failure instanceof IllegalArgumentException) {
      return new Refusal(Status.BAD_REQUEST, String.valueOf(failure.getMessage()));
    }
    if (failure instanceof OverloadedException) {
      return later(String.valueOf(failure.getMessage()));
    }
    if (failure instanceof CapacityException) {
      return new Refusal(Status.NO_ROOM, String.valueOf(failure.getMessage()));
    }
    if (failure instanceof IllegalStateException) {
      LOG.warn("A request found its model closed.", failure);
      return later("Server: the model does not take requests now.");
    }
    LOG.error("A request failed.", failure);
    return new Refusal(Status.FAILED, "Server: the model failed. Its log says why.");
  }

  /** Asks the client to come again. */
  static Refusal later(String message) {
    return new Refusal(Status.UNAVAILABLE, message, List.of(new Header("Retry-After", "1")));
  }
}
