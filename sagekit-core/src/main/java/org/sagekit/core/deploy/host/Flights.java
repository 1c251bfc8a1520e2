package org.sagekit.core.deploy.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that is done once though many ask for it at the same time: the first one does it in its own
 * thread, the others wait for what comes out, be it a value or a failure. Whoever asks under
 * another key waits for nobody. Thread-safe.
 *
 * @param <V> what comes out
 */
final class Flights<V> {
  private final ConcurrentMap<String, CompletableFuture<V>> flightByKey = new ConcurrentHashMap<>();

  /**
   * What the work makes, or what is made of it by somebody who has begun it.
   *
   * @param key of the work
   * @param work done unless somebody is doing it
   * @param landing takes what was made, unless the work was {@link #forget forgotten} meanwhile;
   *     nobody can begin the work anew before
   */
  V get(String key, Supplier<V> work, Consumer<V> landing) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> first = flightByKey.putIfAbsent(key, mine);
    if (first != null) {
      return join(first);
    }
    try {
      V value = work.get();
      flightByKey.computeIfPresent(
          key,
          (same, known) -> {
            if (known == mine) {
              landing.accept(value);
            }
            return known;
          });
      mine.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      flightByKey.remove(key, mine);
    }
  }

  private static <V> V join(CompletableFuture<V> flight) {
    try {
      return flight.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Whoever waits still gets what is being made, but it does not land, and the next one begins. */
  void forget(String key) {
    flightByKey.remove(key);
  }
}
