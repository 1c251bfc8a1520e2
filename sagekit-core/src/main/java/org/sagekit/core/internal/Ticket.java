package org.sagekit.core.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.StoreException;

/**
 * A write that somebody waits for, and how it ended. Handed from thread to thread under the lock of
 * the {@link WriteLine}.
 */
final class Ticket<T> {
  private final Store.Work<T> work;
  private @Nullable T result;
  private @Nullable Throwable fault;
  private boolean lasting;
  private boolean settled;

  Ticket(Store.Work<T> work) {
    this.work = work;
  }

  /** Does the work, whatever comes of it; whether it was done. */
  boolean work(Connection connection) {
    try {
      result = work.in(connection);
      return true;
    } catch (Throwable e) {
      fault = e;
      return false;
    }
  }

  /** Nothing of it lasts, or nobody knows; a fault of its own says more. */
  void fail(Exception reason) {
    if (fault == null) {
      fault = reason;
    }
  }

  /** Its commit has taken place. */
  void last() {
    lasting = fault == null;
  }

  void settle() {
    settled = true;
  }

  boolean isSettled() {
    return settled;
  }

  /** What the work returned, if it lasts; else what it, or the commit, threw. */
  @SuppressWarnings("NullAway") // a work may return nothing
  T outcome() throws SQLException {
    if (fault instanceof SQLException e) {
      throw e;
    }
    if (fault instanceof RuntimeException e) {
      throw e;
    }
    if (fault instanceof Error e) {
      throw e;
    }
    if (!lasting) {
      throw new StoreException("A write failed, and nothing of it lasts.", fault);
    }
    return result;
  }
}
