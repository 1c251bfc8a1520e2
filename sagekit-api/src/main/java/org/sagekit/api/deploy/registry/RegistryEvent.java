package org.sagekit.api.deploy.registry;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * A change of a registry. Events are kept for good and never changed, also when the version or the
 * group that they tell of is deleted.
 *
 * @param number in the order of all changes, from 1; some numbers may be left out
 * @param group whose
 * @param version of which version; empty if the group itself was changed
 * @param time when, to the millisecond
 * @param kind what
 * @param alias the alias that was moved or removed; empty for other kinds
 * @param before what was there, as {@link Kind} says; empty if nothing
 * @param after what is there now, as {@link Kind} says; empty if nothing
 * @param reason who did it, and why
 */
public record RegistryEvent(
    long number,
    String group,
    OptionalInt version,
    Instant time,
    Kind kind,
    String alias,
    String before,
    String after,
    Reason reason) {

  /** What happened, and what is told of it. */
  public enum Kind {
    /** A group was made; after: its description. */
    GROUP_CREATED,
    /** An empty group was deleted; before: its description. */
    GROUP_DELETED,
    /** A package became a version, pending; after: the package's SHA-256. */
    REGISTERED,
    /** A version was deleted; before: the package's SHA-256. */
    DELETED,
    /** A version was approved or rejected; before and after: names of {@link ApprovalStatus}. */
    STATUS_CHANGED,
    /** A version, or the group, was described; before and after: the descriptions. */
    DESCRIBED,
    /** An alias was pointed at a version; before and after: numbers of versions. */
    ALIAS_SET,
    /** An alias was removed; before: the number of the version that it pointed at. */
    ALIAS_REMOVED
  }
}
