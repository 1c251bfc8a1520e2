package org.sagekit.core.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.RunContext;
import org.sagekit.api.SageKitException;
import org.sagekit.api.Stage;
import org.sagekit.api.StageException;
import org.sagekit.api.StoppedException;
import org.sagekit.api.StoreException;
import org.sagekit.api.WaitingException;

/**
 * Runs stages side by side, of which some may fail: the trials of a search, the candidates of an
 * Autopilot. A failure is a result with a note. A fault of the store, a stage that waits for people
 * and an {@link Error} are not: they end the whole.
 */
public final class Attempts<I, O> {
  private final List<? extends Stage<I, O>> stages;
  private final RunContext run;
  private final Consumer<Attempt<O>> listener;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicBoolean abandoned = new AtomicBoolean();
  private final @Nullable Attempt<O>[] attempts;
  private int told;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic record
  private Attempts(
      List<? extends Stage<I, O>> stages, RunContext run, Consumer<Attempt<O>> listener) {
    this.stages = List.copyOf(stages);
    this.run = run;
    this.listener = listener;
    this.attempts = new Attempt[stages.size()];
  }

  /**
   * What became of a stage.
   *
   * @param index of the stage in the list
   * @param output what it returned; empty if it failed
   * @param note why it failed, or empty
   */
  public record Attempt<O>(int index, Optional<O> output, String note) {}

  /**
   * Runs all stages on the input, each by {@link RunContext#call}, on up to {@link
   * RunContext#threads()} threads. When the run is asked to stop, no further stage is begun.
   *
   * @param listener is told of each attempt, in the order of the stages whatever the number of
   *     threads, as soon as it and those before it have ended
   * @return the attempts that have ended, in the order of the stages; all of them unless the run
   *     was stopped
   */
  public static <I, O> List<Attempt<O>> all(
      List<? extends Stage<I, O>> stages, I input, RunContext run, Consumer<Attempt<O>> listener) {
    return new Attempts<>(stages, run, listener).on(input);
  }

  private List<Attempt<O>> on(I input) {
    List<Future<?>> others = new ArrayList<>();
    for (int worker = 1; worker < Math.min(run.threads(), stages.size()); worker++) {
      others.add(run.executor().submit(() -> work(input)));
    }
    try {
      work(input);
    } finally {
      others.forEach(Attempts::settle);
    }
    others.forEach(Attempts::await);
    tellRest();
    return Arrays.stream(attempts).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  private void work(I input) {
    try {
      int index = next.getAndIncrement();
      while (index < stages.size() && !abandoned.get() && !run.stopRequested()) {
        Optional<Attempt<O>> attempt = attempt(index, input);
        attempt.ifPresent(this::ended);
        index = next.getAndIncrement();
      }
    } catch (RuntimeException | Error e) {
      abandoned.set(true);
      throw e;
    }
  }

  /** Empty if the whole was stopped meanwhile. */
  private Optional<Attempt<O>> attempt(int index, I input) {
    try {
      O output = run.call(stages.get(index), input);
      return Optional.of(new Attempt<>(index, Optional.of(output), ""));
    } catch (SageKitException e) {
      Throwable root = root(e);
      if (root instanceof StoreException || root instanceof WaitingException) {
        throw e;
      }
      if (root instanceof StoppedException && run.stopRequested()) {
        return Optional.empty();
      }
      return Optional.of(new Attempt<>(index, Optional.empty(), note(root)));
    }
  }

  /** Without the paths of the stages, which say nothing new to who reads a leaderboard. */
  private static Throwable root(SageKitException e) {
    Throwable root = e;
    while (root instanceof StageException && root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String note(Throwable root) {
    String message = root.getMessage();
    String said = message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
    return root instanceof StoppedException ? "stopped: " + said : said;
  }

  private synchronized void ended(Attempt<O> attempt) {
    attempts[attempt.index()] = attempt;
    for (Attempt<O> first = first(); first != null; first = first()) {
      told++;
      listener.accept(first);
    }
  }

  private @Nullable Attempt<O> first() {
    return told < attempts.length ? attempts[told] : null;
  }

  /** What ended behind one that was stopped. */
  private synchronized void tellRest() {
    for (; told < attempts.length; told++) {
      Attempt<O> attempt = attempts[told];
      if (attempt != null) {
        listener.accept(attempt);
      }
    }
  }

  /** Also after a failure nothing may be at work any more when the stage ends. */
  private static void settle(Future<?> other) {
    try {
      other.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // It is thrown by await, unless this thread has failed first.
    }
  }

  private static void await(Future<?> other) {
    try {
      other.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException("the thread was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
