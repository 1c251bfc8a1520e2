package org.sagekit.monitor.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.sagekit.api.Progress;
import org.sagekit.api.RunContext;

/**
 * What a comparison works with.
 *
 * @param executor of parallel work
 * @param threads how many threads it may keep busy
 * @param progress is told of each column
 * @param checkStop throws if the work has been asked to stop
 * @param seed of tests of whole rows
 */
public record Work(
    Executor executor, int threads, Progress progress, Runnable checkStop, long seed) {

  /**
   * The work of a stage.
   *
   * @param run of the stage
   * @return on its threads, with its seed
   */
  public static Work of(RunContext run) {
    return new Work(run.executor(), run.threads(), run.progress(), run::checkStop, run.seed());
  }

  /**
   * Work outside a run.
   *
   * @param progress is told of each column
   * @param seed of tests of whole rows
   * @return on the JVM's common pool, never stopped
   */
  public static Work alone(Progress progress, long seed) {
    ForkJoinPool pool = ForkJoinPool.commonPool();
    return new Work(pool, pool.getParallelism() + 1, progress, () -> {}, seed);
  }

  /**
   * Work on the caller's thread alone, that tells nobody.
   *
   * @return work with seed 0
   */
  public static Work quiet() {
    return new Work(Runnable::run, 1, (done, total, note) -> {}, () -> {}, 0);
  }

  /** Computes values that don't depend on each other, which come in their order. */
  <T> List<T> map(int count, String note, IntFunction<T> one) {
    AtomicReferenceArray<T> done = new AtomicReferenceArray<>(count);
    AtomicInteger next = new AtomicInteger();
    AtomicInteger finished = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            checkStop.run();
            done.set(i, one.apply(i));
            progress.at(finished.incrementAndGet(), count, note);
          }
        };
    share(worker, Math.min(threads, count), next);
    List<T> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(done.get(i));
    }
    return values;
  }

  private void share(Runnable worker, int workers, AtomicInteger next) {
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int i = 1; i < workers; i++) {
      others.add(CompletableFuture.runAsync(worker, executor));
    }
    try {
      worker.run();
      others.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      next.set(Integer.MAX_VALUE / 2);
    }
  }
}
