package org.sagekit.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.Reproduction;
import org.sagekit.api.RunEvent;
import org.sagekit.api.RunListener;
import org.sagekit.api.SageKitException;
import org.sagekit.api.Stage;
import org.sagekit.api.StageException;
import org.sagekit.api.StoppedException;
import org.sagekit.api.WaitingException;
import org.sagekit.core.track.Recorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run at work: runs the root stage, hands events to the listeners one at a time, keeps the
 * outputs of its stages.
 */
final class LiveRun<O> implements PipelineRun<O>, StageContext.Observer {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
  private final StageContext root;
  private final SageKit kit;
  private final Recorder recorder;
  private final Map<Stage<?, ?>, Boolean> members = new IdentityHashMap<>();
  private final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
  private final List<Finished> finished = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Status status = Status.RUNNING;
  private volatile @Nullable DoubleFunction<Reproduction> repeat;
  private volatile @Nullable O output;
  private volatile @Nullable SageKitException reason;

  LiveRun(SageKit kit, Environment environment, Stage<?, O> stage, Recorder recorder) {
    this.kit = kit;
    this.recorder = recorder;
    this.root = StageContext.ofRoot(environment, stage, this);
    join(stage);
  }

  private void join(Stage<?, ?> stage) {
    members.put(stage, true);
    stage.parts().forEach(this::join);
  }

  void tag(String name, String value) {
    recorder.tag(name, value);
  }

  <I> void work(Stage<? super I, O> stage, I input) {
    repeat = epsilon -> new Repetitions(kit, id(), epsilon).live(this, stage, input);
    try {
      output = root.run(stage, input);
      status = Status.COMPLETED;
    } catch (WaitingException e) {
      ended(Status.WAITING, e);
    } catch (StoppedException e) {
      ended(Status.STOPPED, e);
    } catch (StageException e) {
      ended(Status.FAILED, e);
    } catch (SageKitException e) {
      ended(Status.FAILED, new StageException(root.path(), e));
    } catch (RuntimeException | Error e) { // of a listener or of the machine: no stage is at fault
      ended(Status.FAILED, new StageException(root.path(), e));
      throw e;
    } finally {
      try {
        recorder.end(status, Optional.ofNullable(reason));
      } finally {
        end.countDown();
      }
    }
  }

  private void ended(Status how, SageKitException why) {
    reason = why;
    status = how;
  }

  @Override
  public void emitted(StageContext source, RunEvent event) {
    synchronized (events) {
      events.add(event);
      recorder.on(id(), event);
      for (RunListener listener : kit.listeners()) {
        tell(listener, source, event);
      }
    }
  }

  private void tell(RunListener listener, StageContext source, RunEvent event) {
    try {
      listener.on(id(), event);
    } catch (StoppedException wish) {
      source.stop(String.valueOf(wish.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("Listener {} failed on {}; the run goes on.", listener, event, e);
    }
  }

  @Override
  public void finished(Stage<?, ?> stage, Object value, boolean restored) {
    if (value instanceof AutoCloseable closeable) {
      kit.closeLater(closeable);
    }
    if (members.containsKey(stage)) {
      finished.add(new Finished(stage, value, restored));
    }
  }

  @Override
  public String id() {
    return recorder.id();
  }

  @Override
  public Status status() {
    return status;
  }

  @Override
  public PipelineRun<O> await() throws InterruptedException {
    end.await();
    return this;
  }

  @Override
  public void stop(String why) {
    root.stop(why);
  }

  @Override
  public O output() {
    O value = output;
    if (value != null) {
      return value;
    }
    SageKitException why = reason;
    if (why instanceof StageException failure) {
      throw failure;
    }
    throw new IllegalStateException(
        "Run '%s': status must be COMPLETED, but was %s%s."
            .formatted(id(), status, why == null ? "" : ": " + why.getMessage()),
        why);
  }

  @Override
  @SuppressWarnings("unchecked") // a stage's output is of the stage's output type
  public <T> T outputOf(Stage<?, T> stage) {
    if (!members.containsKey(stage)) {
      throw new IllegalArgumentException(
          "Run '%s': stage '%s' must be a part of what was run.".formatted(id(), stage.name()));
    }
    return (T)
        finished().stream()
            .filter(one -> one.stage() == stage)
            .findFirst()
            .map(Finished::output)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Run '%s': stage '%s' has no output: it has not finished, or its branch was not taken."
                            .formatted(id(), stage.name())));
  }

  @Override
  public List<Finished> finished() {
    synchronized (finished) {
      return List.copyOf(finished);
    }
  }

  @Override
  public List<RunEvent> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  @Override
  public Optional<SageKitException> reason() {
    return Optional.ofNullable(reason);
  }

  @Override
  public Reproduction reproduce(double epsilon) {
    output(); // says why if there is none
    return Objects.requireNonNull(repeat, "what has an output has worked").apply(epsilon);
  }

  @Override
  public String toString() {
    return id() + " " + status;
  }
}
