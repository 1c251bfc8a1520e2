package org.sagekit.api.deploy.registry;

import java.time.Instant;

/**
 * What was last decided of a version.
 *
 * @param status the decision
 * @param reason who decided, and why; of a version that is pending, who registered it and why
 * @param time when
 */
public record Approval(ApprovalStatus status, Reason reason, Instant time) {

  @Override
  public String toString() {
    return "%s by %s on %s: %s".formatted(status.label(), reason.who(), time, reason.why());
  }
}
