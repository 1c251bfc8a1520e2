package org.sagekit.api.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Progress;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.SageKitException;
import org.sagekit.api.Stage;
import org.sagekit.api.StageException;
import org.sagekit.api.StoppedException;
import org.sagekit.api.Workspace;

/**
 * A run for tests of a single stage: fixed seed, a clock that stands still, events in a list,
 * values kept in memory, no checkpoints. {@code call} runs the child in a run of its own.
 */
public final class TestRun implements RunContext {
  private final String path;
  private final long seed;
  private final Workspace workspace;
  private final List<RunEvent> events;
  private volatile boolean stopped;
  private volatile int lastEvent = Integer.MAX_VALUE;
  private int threads = 2;
  private Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private TestRun(String path, long seed, Workspace workspace, List<RunEvent> events) {
    this.path = path;
    this.seed = seed;
    this.workspace = workspace;
    this.events = events;
  }

  /** A run with seed 42 whose workspace is the folder. */
  public static TestRun at(Path home) {
    return new TestRun("test", 42, new MemoryWorkspace(home), new CopyOnWriteArrayList<>());
  }

  /** A run with seed 42 in a workspace. */
  public static TestRun in(Workspace workspace) {
    return new TestRun("test", 42, workspace, new CopyOnWriteArrayList<>());
  }

  /** This run by another clock. */
  public TestRun clock(Clock other) {
    clock = other;
    return this;
  }

  /** The same run with another seed. */
  public TestRun seeded(long newSeed) {
    return new TestRun(path, newSeed, workspace, events);
  }

  /** What was emitted, in order. */
  public List<RunEvent> events() {
    return List.copyOf(events);
  }

  /** This run on so many threads instead of two. */
  public TestRun threads(int number) {
    threads = number;
    return this;
  }

  /** A stop is requested when so many events were emitted. */
  public TestRun stopAfter(int number) {
    lastEvent = number;
    return this;
  }

  /** From now on a stop is requested. */
  public void stop() {
    stopped = true;
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
    return clock;
  }

  @Override
  public ExecutorService executor() {
    return ForkJoinPool.commonPool();
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public Workspace workspace() {
    return workspace;
  }

  @Override
  public Progress progress() {
    return (done, total, note) -> {};
  }

  @Override
  public void emit(RunEvent event) {
    events.add(event);
    stopped |= events.size() >= lastEvent;
  }

  @Override
  public boolean stopRequested() {
    return stopped;
  }

  @Override
  public void checkStop() {
    if (stopped) {
      throw new StoppedException("the test asked for it");
    }
  }

  @Override
  public <I, O> O call(Stage<? super I, O> stage, I input) {
    String child = path + "/" + stage.name();
    try {
      return stage.run(input, new TestRun(child, seed * 31 + child.hashCode(), workspace, events));
    } catch (SageKitException e) {
      throw e;
    } catch (Exception e) {
      throw new StageException(child, e);
    }
  }

  private record MemoryWorkspace(Path home, Map<Fingerprint, Object> kept) implements Workspace {

    MemoryWorkspace(Path home) {
      this(home, new ConcurrentHashMap<>());
    }

    @Override
    public Path folder(String name) {
      try {
        return Files.createDirectories(home.resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void keep(Fingerprint key, Object value) {
      kept.putIfAbsent(key, value);
    }

    @Override
    public <T> Optional<T> find(Fingerprint key, Class<T> type) {
      return Optional.ofNullable(kept.get(key)).map(type::cast);
    }
  }
}
