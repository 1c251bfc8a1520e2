package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.sagekit.api.RunContext;

/** Shares the parts of a sum among a run's threads; unlike {@link Parallel} it always ends them. */
final class Crew {
  private Crew() {}

  /** Runs all parts; in one thread if the run has but one. */
  static void run(RunContext run, int count, IntConsumer part) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
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
