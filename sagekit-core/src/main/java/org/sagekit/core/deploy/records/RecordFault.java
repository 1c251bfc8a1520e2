package org.sagekit.core.deploy.records;

import org.jspecify.annotations.Nullable;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;

/** What is wrong with a line, before anybody has said which. */
public final class RecordFault extends Exception {
  private static final long serialVersionUID = 1L;
  private final Damage damage;

  /**
   * @param what of the record is wrong: {@code member 'eventId' must be .., but was ..}
   */
  RecordFault(Damage damage, String what, @Nullable Throwable cause) {
    super(what, cause);
    this.damage = damage;
  }

  RecordFault(Damage damage, String what) {
    this(damage, what, null);
  }

  Damage damage() {
    return damage;
  }

  /** What is wrong; never null. */
  String what() {
    return String.valueOf(getMessage());
  }
}
