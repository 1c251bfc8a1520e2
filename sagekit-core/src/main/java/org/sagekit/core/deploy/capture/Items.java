package org.sagekit.core.deploy.capture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is offered to a capture at once: a record, or many. Immutable. */
interface Items<T> {

  int size();

  /** When all of it was answered. */
  Instant time();

  /** The id that the caller gave to one of them; null if there is none. */
  @Nullable String givenId(int index);

  /** One of them under the id that it has if the caller gave none. */
  T get(int index, String eventId);
}
