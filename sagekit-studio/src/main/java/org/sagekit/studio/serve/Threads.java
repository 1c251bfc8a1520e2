package org.sagekit.studio.serve;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that keep no process alive, and are gone when they have been ended. Thread-safe. */
final class Threads implements ThreadFactory {
  private static final Logger LOG = LoggerFactory.getLogger(ModelServer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final String name;
  private final AtomicInteger number = new AtomicInteger();
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  Threads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(() -> run(task), name + "-" + number.incrementAndGet());
    thread.setDaemon(true);
    running.add(thread);
    return thread;
  }

  private void run(Runnable task) {
    try {
      task.run();
    } finally {
      running.remove(Thread.currentThread());
    }
  }

  /** Ends those of a pool; one whose model computes on ends a little later by itself. */
  void end(ExecutorService pool) {
    List<Thread> before = List.copyOf(running);
    pool.shutdownNow();
    try {
      for (Thread thread : before) {
        thread.join(PATIENCE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (before.stream().anyMatch(Thread::isAlive)) {
      LOG.warn("A model still computes an answer that nobody waits for.");
    }
  }
}
