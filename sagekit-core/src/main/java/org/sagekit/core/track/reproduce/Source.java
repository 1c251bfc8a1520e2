package org.sagekit.core.track.reproduce;

import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.track.run.UsedValue;

/**
 * Something that a stage took.
 *
 * @param kind what it is
 * @param name the user's own name for it
 * @param fingerprint of its content
 */
record Source(String kind, String name, Fingerprint fingerprint) {

  static Source of(Lineage value) {
    return new Source(value.kind(), value.name(), value.fingerprint());
  }

  static Source of(UsedValue value) {
    return new Source(value.kind(), value.name(), value.fingerprint());
  }

  @Override
  public String toString() {
    return "%s '%s' (%s)".formatted(kind, name, fingerprint.brief());
  }
}
