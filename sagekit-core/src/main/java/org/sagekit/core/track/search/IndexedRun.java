package org.sagekit.core.track.search;

import java.util.Comparator;
import org.sagekit.api.track.run.TrackedRun;

/**
 * A run as the index holds it.
 *
 * @param id its number
 * @param changed the number of its last change
 * @param owner who writes it
 * @param run what is remembered of it
 */
record IndexedRun(long id, long changed, String owner, TrackedRun run) {
  /** The latest first; of those that began at one time, the one that was written down last. */
  static final Comparator<IndexedRun> LATEST_FIRST =
      (a, b) -> latestFirst(a.started(), a.id, b.started(), b.id);

  static int latestFirst(long started, long id, long otherStarted, long otherId) {
    int order = Long.compare(otherStarted, started);
    return order != 0 ? order : Long.compare(otherId, id);
  }

  /** When it began, in milliseconds. */
  long started() {
    return run.started().toEpochMilli();
  }

  IndexedRun with(TrackedRun seen) {
    return new IndexedRun(id, changed, owner, seen);
  }
}
