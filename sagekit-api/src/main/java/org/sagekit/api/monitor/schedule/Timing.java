package org.sagekit.api.monitor.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * The due times of a schedule: a fixed sequence that depends on nothing else, so that every process
 * knows the same ones, in whole milliseconds. Both methods end in bounded time. Immutable and
 * thread-safe.
 */
public interface Timing {

  /**
   * The first due time after an instant.
   *
   * @param after any instant
   * @return later than {@code after}; empty if there is none any more
   */
  Optional<Instant> next(Instant after);

  /**
   * The last due time that is no later than an instant.
   *
   * @param at any instant
   * @return {@code at} or earlier; empty if there was none yet
   */
  Optional<Instant> previous(Instant at);

  /**
   * The sequence in words, such as {@code every PT1H} or {@code cron 0 3 * * * in Europe/Berlin}.
   *
   * @return equal for equal sequences
   */
  String text();
}
