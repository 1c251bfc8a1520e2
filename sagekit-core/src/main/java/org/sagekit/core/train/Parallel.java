package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.sagekit.api.RunContext;

/** Work in equal parts on as many threads as a run allows. */
final class Parallel {
  private Parallel() {}

  /**
   * Computes some values.
   *
   * @param run threads and stop
   * @param count how many
   * @param part computes one; must not depend on the others
   * @return the values in their order; if the run was asked to stop, those that were done
   */
  static <T> List<T> map(RunContext run, int count, IntFunction<T> part) {
    ConcurrentMap<Integer, T> done = new ConcurrentHashMap<>();
    share(
        run,
        count,
        run::stopRequested,
        i -> {
          done.put(i, part.apply(i));
          run.progress().at(done.size(), count, "parts");
        });
    List<T> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      T value = done.get(i);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /**
   * Does all parts, such as those of a sum, whether or not the run was asked to stop.
   *
   * @param run threads
   * @param count how many
   * @param part does one; must not depend on the others
   */
  static void all(RunContext run, int count, IntConsumer part) {
    share(run, count, () -> false, part);
  }

  private static void share(RunContext run, int count, BooleanSupplier stopped, IntConsumer part) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement();
              i < count && !stopped.getAsBoolean();
              i = next.getAndIncrement()) {
            part.accept(i);
          }
        };
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int i = 1; i < Math.min(run.threads(), count); i++) {
      others.add(CompletableFuture.runAsync(worker, run.executor()));
    }
    try {
      worker.run();
      others.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      next.set(count);
    }
  }
}
