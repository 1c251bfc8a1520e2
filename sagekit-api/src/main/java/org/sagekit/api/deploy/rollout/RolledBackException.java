package org.sagekit.api.deploy.rollout;

import org.sagekit.api.SageKitException;

/**
 * A rollout was given up, and the former model has all traffic again: nobody's request has failed
 * for it. See what the reason says of the new model before it is tried again.
 */
public class RolledBackException extends SageKitException {
  private static final long serialVersionUID = 1L;

  private final String endpoint;
  private final String reason;

  /**
   * A rollout that was given up.
   *
   * @param endpoint its name
   * @param reason why, for people: what the alarms said
   */
  public RolledBackException(String endpoint, String reason) {
    super(
        "Endpoint '%s': the rollout was rolled back, and the former model serves on: %s"
            .formatted(endpoint, reason));
    this.endpoint = endpoint;
    this.reason = reason;
  }

  /**
   * Which endpoint.
   *
   * @return its name
   */
  public String endpoint() {
    return endpoint;
  }

  /**
   * Why, for people.
   *
   * @return what the alarms said
   */
  public String reason() {
    return reason;
  }
}
