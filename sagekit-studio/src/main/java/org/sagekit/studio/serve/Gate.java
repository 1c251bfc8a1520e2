package org.sagekit.studio.serve;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a bounded number of requests work at a time, and bounded bytes of bodies with them; others
 * wait in their order, or are turned away if too many wait. A body that is larger than the bytes
 * works alone. Thread-safe.
 */
final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(ModelServer.class);

  /** No place is given back. */
  private static final int NONE = -1;

  private final Executor workers;
  private final int places;
  private final long bytes;
  private final int most;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private int working;
  private long held;
  private volatile int length;

  private record Waiting(int size, Runnable task) {}

  /**
   * A gate.
   *
   * @param workers where those work that had to wait
   * @param places how many work at a time
   * @param bytes how large their bodies are together
   * @param most how many wait
   */
  Gate(Executor workers, int places, long bytes, int most) {
    this.workers = workers;
    this.places = places;
    this.bytes = bytes;
    this.most = most;
  }

  /** Whether a request may work at once, in its own thread; it must leave afterwards. */
  synchronized boolean enters(int size) {
    if (!waiting.isEmpty() || !hasRoom(size)) {
      return false;
    }
    take(size);
    return true;
  }

  /**
   * Lets a task work in another thread, now or later; the gate is left when it has ended.
   *
   * @return false if too many wait: the task will never work
   */
  boolean admits(int size, Runnable task) {
    synchronized (this) {
      if (!waiting.isEmpty() || !hasRoom(size)) {
        if (waiting.size() >= most) {
          return false;
        }
        waiting.add(new Waiting(size, task));
        length = waiting.size();
        return true;
      }
      take(size);
    }
    start(size, task);
    return true;
  }

  /** A request has ended its work. */
  void leaves(int size) {
    while (true) {
      Waiting next;
      synchronized (this) {
        if (next(size)) {
          return;
        }
        next = waiting.remove();
        length = waiting.size();
        take(next.size());
      }
      start(next.size(), next.task());
      size = NONE;
    }
  }

  /** Gives back what was held, and says whether nobody can go in. */
  private boolean next(int size) {
    if (size != NONE) {
      working--;
      held -= size;
    }
    Waiting first = waiting.peek();
    return first == null || !hasRoom(first.size());
  }

  private void start(int size, Runnable task) {
    try {
      workers.execute(() -> work(size, task));
    } catch (RejectedExecutionException e) {
      // The server has ended, and so has the connection of whoever waited.
      LOG.debug("A request waited when its server ended.", e);
    }
  }

  private void work(int size, Runnable task) {
    try {
      task.run();
    } finally {
      leaves(size);
    }
  }

  private boolean hasRoom(int size) {
    return working < places && (working == 0 || held + size <= bytes);
  }

  private void take(int size) {
    working++;
    held += size;
  }

  /** How many wait. */
  int length() {
    return length;
  }
}
