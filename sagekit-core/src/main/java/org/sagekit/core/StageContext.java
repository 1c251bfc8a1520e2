package org.sagekit.core;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Pipeline;
import org.sagekit.api.Progress;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.SageKitException;
import org.sagekit.api.Stage;
import org.sagekit.api.StageException;
import org.sagekit.api.StoppedException;
import org.sagekit.api.WaitingException;
import org.sagekit.api.Workspace;

/**
 * The context of one stage of a run. A line is transparent: its stages have the path and the seed
 * that they would have alone, so that a line may grow at its ends and keep its checkpoints.
 */
final class StageContext implements RunContext {
  private final Environment environment;
  private final Observer observer;
  private final @Nullable StageContext parent;
  private final Stage<?, ?> stage;
  private final String path;
  private final String childPrefix;
  private final long seed;
  private final AtomicReference<@Nullable String> stopReason = new AtomicReference<>();

  /** Sees what happens in a run. */
  interface Observer {
    /** Sees nothing: for a dry run. */
    Observer NOBODY =
        new Observer() {
          @Override
          public void emitted(StageContext source, RunEvent event) {}

          @Override
          public void finished(Stage<?, ?> stage, Object output, boolean restored) {}
        };

    void emitted(StageContext source, RunEvent event);

    void finished(Stage<?, ?> stage, Object output, boolean restored);
  }

  private StageContext(
      Environment environment,
      Observer observer,
      @Nullable StageContext parent,
      Stage<?, ?> stage) {
    this.environment = environment;
    this.observer = observer;
    this.parent = parent;
    this.stage = stage;
    String prefix = parent == null ? "" : parent.childPrefix;
    long above = parent == null ? environment.seed() : parent.seed;
    OptionalLong told = parent == null ? environment.manner().rootSeed() : OptionalLong.empty();
    boolean line = stage instanceof Pipeline<?, ?>;
    this.path = prefix + stage.name();
    this.childPrefix = line ? prefix : path + "/";
    this.seed = told.orElse(line ? above : seedOf(above, stage.name()));
  }

  static StageContext ofRoot(Environment environment, Stage<?, ?> stage, Observer observer) {
    return new StageContext(environment, observer, null, stage);
  }

  static long seedOf(long above, String name) {
    Fingerprint mixed = Fingerprint.digest().number(above).text(name).done();
    return ByteBuffer.wrap(HexFormat.of().parseHex(mixed.hex())).getLong();
  }

  @Override
  public <I, O> O call(Stage<? super I, O> child, I input) {
    StageContext context = new StageContext(environment, observer, this, child);
    return context.run(child, input);
  }

  <I, O> O run(Stage<? super I, O> work, I input) {
    long begun = System.nanoTime();
    emit(new RunEvent.StageStarted(path, work.settings(), seed, Origins.of(input)));
    try {
      checkStop();
      environment.manner().admit(path, work);
      Optional<Fingerprint> key = key(work, input);
      Optional<Object> known = key.flatMap(k -> Checkpoints.find(environment.workspace(), k));
      O output = known.isPresent() ? restored(known.get()) : work.run(input, this);
      if (output == null) {
        throw new IllegalStateException("Stage '%s': output must not be null.".formatted(path));
      }
      if (known.isEmpty() && key.isPresent() && !stopRequested()) {
        Checkpoints.keep(environment.workspace(), key.get(), output);
      }
      observer.finished(work, output, known.isPresent());
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      emit(new RunEvent.StageFinished(path, output, took, known.isPresent()));
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(new StoppedException("The thread was interrupted."));
    } catch (StageException | WaitingException | StoppedException e) {
      throw failed(e);
    } catch (Exception e) {
      throw failed(new StageException(path, e));
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw failed(new StageException(path, e));
    } catch (Error e) { // passed on as it is, but the stage has failed
      emit(new RunEvent.StageFailed(path, new StageException(path, e)));
      throw e;
    }
  }

  private Optional<Fingerprint> key(Stage<?, ?> work, Object input) {
    return environment.manner().usesCheckpoints()
        ? Checkpoints.keyOf(work, input, seed)
        : Optional.empty();
  }

  @SuppressWarnings(
      "unchecked") // the key holds the stage's class and settings, so the type is the stage's
  private static <O> O restored(Object value) {
    return (O) value;
  }

  private SageKitException failed(SageKitException e) {
    emit(new RunEvent.StageFailed(path, e));
    return e;
  }

  void stop(String reason) {
    stopReason.compareAndSet(null, reason);
  }

  private @Nullable String reasonToStop() {
    String own = stopReason.get();
    return own != null || parent == null ? own : parent.reasonToStop();
  }

  @Override
  public boolean stopRequested() {
    return reasonToStop() != null;
  }

  @Override
  public void checkStop() {
    String reason = reasonToStop();
    if (reason != null) {
      throw new StoppedException("Stage '%s' was stopped: %s".formatted(path, reason));
    }
  }

  @Override
  public void emit(RunEvent event) {
    observer.emitted(this, event);
  }

  @Override
  public Progress progress() {
    return (done, total, note) -> emit(new ProgressMade(path, done, total, note));
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public Clock clock() {
    return environment.clock();
  }

  @Override
  public ExecutorService executor() {
    return environment.executor();
  }

  @Override
  public int threads() {
    return environment.threads();
  }

  @Override
  public Workspace workspace() {
    return environment.workspace();
  }

  @Override
  public String toString() {
    return stage.name() + " at " + path;
  }
}
