package org.sagekit.api.deploy.registry;

import java.util.Objects;

/**
 * Which version is meant.
 *
 * @param group the name of its group
 * @param number in its group, from 1
 */
public record VersionId(String group, int number) implements Comparable<VersionId> {

  /** Refuses null. */
  public VersionId {
    Objects.requireNonNull(group, "group");
  }

  /** By group, then by number. */
  @Override
  public int compareTo(VersionId other) {
    int byGroup = group.compareTo(other.group);
    return byGroup != 0 ? byGroup : Integer.compare(number, other.number);
  }

  /** Such as {@code income/3}. */
  @Override
  public String toString() {
    return group + "/" + number;
  }
}
