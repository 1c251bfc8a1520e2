package org.sagekit.api.deploy.registry;

import java.util.Objects;

/**
 * Who answers for a change of a registry, and why it was made. Kept with the change for good.
 *
 * @param who a person or a job: not blank, one line, at most 100 characters
 * @param why for people: not blank, at most 1,000 characters
 */
public record Reason(String who, String why) {

  /** Refuses nulls. */
  public Reason {
    Objects.requireNonNull(who, "who");
    Objects.requireNonNull(why, "why");
  }
}
