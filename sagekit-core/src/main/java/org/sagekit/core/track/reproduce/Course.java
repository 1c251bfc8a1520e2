package org.sagekit.core.track.reproduce;

import java.util.Optional;
import java.util.Set;

/**
 * What is known of a run while it repeats another, besides its events.
 *
 * @param lines the paths of those of its stages that only hand on what their parts make
 * @param unversioned the paths of stages without a fingerprint
 * @param end the path of the stage before which it ended since that acts on the world, if it did
 */
public record Course(Set<String> lines, Set<String> unversioned, Optional<String> end) {

  /** Copies the sets. */
  public Course {
    lines = Set.copyOf(lines);
    unversioned = Set.copyOf(unversioned);
  }
}
