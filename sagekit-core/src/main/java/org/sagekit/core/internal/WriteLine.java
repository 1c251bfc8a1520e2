package org.sagekit.core.internal;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Those who want to write. Who comes first while nobody writes becomes the leader: it does the
 * works of all who wait in one transaction, and its commit, the costly part, is theirs too. Nobody
 * returns before that commit lasts. Who comes meanwhile is of the next group. Thread-safe.
 */
final class WriteLine implements AutoCloseable {
  private static final int MOST_AT_ONCE = 256;
  private final Writer writer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition settled = lock.newCondition();
  private final Deque<Ticket<?>> waiting = new ArrayDeque<>();
  private volatile @Nullable Thread leader;
  private boolean closed;

  WriteLine(Writer writer) {
    this.writer = writer;
  }

  /** Waits in line, and until the work lasts. */
  <T> T write(Store.Work<T> work) throws SQLException {
    Ticket<T> ticket = new Ticket<>(work);
    lock.lock();
    try {
      waiting.add(ticket);
      while (!ticket.isSettled()) {
        if (leader == null) {
          lead();
        } else {
          settled.awaitUninterruptibly();
        }
      }
    } finally {
      lock.unlock();
    }
    return ticket.outcome();
  }

  /** Called with the lock, which it lets go while it works. */
  private void lead() {
    List<Ticket<?>> group = next();
    leader = Thread.currentThread();
    boolean isClosed = closed;
    lock.unlock();
    try {
      if (isClosed) {
        group.forEach(ticket -> ticket.fail(new SQLException("it is closed")));
      } else {
        writer.write(group);
      }
    } finally {
      lock.lock();
      leader = null;
      group.forEach(Ticket::settle);
      settled.signalAll();
    }
  }

  private List<Ticket<?>> next() {
    List<Ticket<?>> group = new ArrayList<>();
    while (!waiting.isEmpty() && group.size() < MOST_AT_ONCE) {
      group.add(waiting.remove());
    }
    return group;
  }

  /** Closes the connection when the present write has ended; later ones are refused. */
  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      while (leader != null) {
        settled.awaitUninterruptibly();
      }
      closed = true;
      writer.close();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Refuses what would wait for itself.
   *
   * @param what is asked for
   */
  void requireOutside(String name, String what) {
    if (Thread.currentThread().equals(leader)) {
      throw new IllegalStateException(
          "Store '%s': a %s must not be asked for within a write. Maybe use the connection of that write."
              .formatted(name, what));
    }
  }
}
