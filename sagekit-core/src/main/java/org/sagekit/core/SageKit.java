package org.sagekit.core;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.Problems;
import org.sagekit.api.Reproduction;
import org.sagekit.api.RunListener;
import org.sagekit.api.Stage;
import org.sagekit.api.StageException;
import org.sagekit.api.Workspace;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.registry.ModelRegistry;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.NewRun;
import org.sagekit.core.deploy.Endpoints;
import org.sagekit.core.deploy.ModelRegistries;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.track.Recorder;
import org.sagekit.core.track.Trackers;
import org.sagekit.core.track.store.RowCheck;
import org.sagekit.core.track.store.RunBook;

/**
 * A workspace, open for work.
 *
 * <pre>{@code
 * try (SageKit kit = SageKit.open(Path.of("workspace"))) {
 *   PipelineRun<ModelPackage> run = kit.run(line, rows);
 *   System.out.println(run.output().file());
 * }
 * }</pre>
 *
 * <p>Thread-safe; several processes may open one folder. Every run is recorded by the {@link
 * #tracker()}.
 */
public final class SageKit implements AutoCloseable {
  private final FileWorkspace workspace;
  private final Options options;
  private final ForkJoinPool executor;
  private final RunBook book;
  private final Tracker tracker;
  private final List<AutoCloseable> live = new ArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private SageKit(FileWorkspace workspace, Options options) {
    this.workspace = workspace;
    this.options = options;
    this.executor = new ForkJoinPool(options.threads);
    this.book = RunBook.of(workspace, options.clock, options.described());
    this.tracker = Trackers.of(book);
  }

  /** How a workspace is opened. Immutable: each method returns a new one. */
  public static final class Options {
    private final long seed;
    private final int threads;
    private final Clock clock;
    private final List<RunListener> listeners;

    private Options(long seed, int threads, Clock clock, List<RunListener> listeners) {
      this.seed = seed;
      this.threads = threads;
      this.clock = clock;
      this.listeners = List.copyOf(listeners);
    }

    /** What is told of it with each run. */
    private Map<String, String> described() {
      return Map.of("seed", Long.toString(seed), "threads", Integer.toString(threads));
    }

    /**
     * The seed from which all randomness comes.
     *
     * @param value any number; 42 by default
     * @return new options
     */
    public Options seed(long value) {
      return new Options(value, threads, clock, listeners);
    }

    /**
     * How many threads may be busy; results don't depend on it.
     *
     * @param value at least 1; by default as many as there are processors
     * @return new options
     */
    public Options threads(int value) {
      Problems.of("SageKit").require(value > 0, "threads", "at least 1", value).throwIfAny();
      return new Options(seed, value, clock, listeners);
    }

    /**
     * The source of time.
     *
     * @param value the system's clock in UTC by default
     * @return new options
     */
    public Options clock(Clock value) {
      return new Options(seed, threads, Objects.requireNonNull(value, "clock"), listeners);
    }

    /**
     * Adds someone who watches all runs.
     *
     * @param value called for every event
     * @return new options
     */
    public Options listener(RunListener value) {
      List<RunListener> more = new ArrayList<>(listeners);
      more.add(Objects.requireNonNull(value, "listener"));
      return new Options(seed, threads, clock, more);
    }
  }

  /**
   * Opens a workspace, and makes it if it is not there.
   *
   * @param home its folder
   * @return the workspace, to be closed
   * @throws org.sagekit.api.StoreException if the folder can't be used
   */
  public static SageKit open(Path home) {
    return open(home, options -> options);
  }

  /**
   * Opens a workspace with options: {@code SageKit.open(home, o -> o.seed(7).threads(2))}.
   *
   * @param home its folder
   * @param settings sets the options
   * @return the workspace, to be closed
   * @throws org.sagekit.api.StoreException if the folder can't be used
   */
  public static SageKit open(Path home, UnaryOperator<Options> settings) {
    Objects.requireNonNull(home, "home");
    Options options = settings.apply(standard());
    return over(FileWorkspace.open(home), options);
  }

  /**
   * Opens a workspace of a team: its tables in a database of PostgreSQL, its files in a folder.
   * What {@link #open(Path)} says of tables in a file holds for these.
   *
   * @param tables gives connections to PostgreSQL 12 or later; the tables are made in the schema
   *     that its connections make tables in. SageKit brings no driver: add {@code
   *     org.postgresql:postgresql} and make a {@code PGSimpleDataSource}, or give the data source
   *     that the application has. One connection is kept for writing and up to eight for reading.
   * @param home the folder, one for all who use the database
   * @return the workspace, to be closed; the data source stays open
   * @throws org.sagekit.api.StoreException if the database or the folder can't be used
   */
  public static SageKit open(DataSource tables, Path home) {
    return open(tables, home, options -> options);
  }

  /**
   * Opens a workspace of a team with options; see {@link #open(DataSource, Path)}.
   *
   * @param tables gives connections to PostgreSQL
   * @param home the folder, one for all who use the database
   * @param settings sets the options
   * @return the workspace, to be closed; the data source stays open
   * @throws org.sagekit.api.StoreException if the database or the folder can't be used
   */
  public static SageKit open(DataSource tables, Path home, UnaryOperator<Options> settings) {
    Objects.requireNonNull(tables, "tables");
    Objects.requireNonNull(home, "home");
    Options options = settings.apply(standard());
    return over(FileWorkspace.open(tables, home), options);
  }

  private static SageKit over(FileWorkspace workspace, Options options) {
    try {
      return new SageKit(workspace, options);
    } catch (RuntimeException | Error e) {
      workspace.close();
      throw e;
    }
  }

  private static Options standard() {
    return new Options(
        42, Runtime.getRuntime().availableProcessors(), Clock.systemUTC(), List.of());
  }

  /**
   * Runs a stage or line and waits for its end. Whatever was finished in an earlier run with the
   * same settings, input and seed is not repeated.
   *
   * @param stage what to run
   * @param input what it takes
   * @param <I> the input's type
   * @param <O> the output's type
   * @return the run: completed, waiting for people, or stopped
   * @throws IllegalArgumentException if the dry run finds problems; nothing was run
   * @throws StageException if a stage failed
   * @throws IllegalStateException if the workspace is closed
   */
  public <I, O> PipelineRun<O> run(Stage<? super I, O> stage, I input) {
    LiveRun<O> run = begin(stage);
    run.work(stage, input);
    run.reason()
        .filter(StageException.class::isInstance)
        .ifPresent(
            failure -> {
              throw failure;
            });
    return run;
  }

  /**
   * Starts a stage or line and does not wait.
   *
   * @param stage what to run
   * @param input what it takes
   * @param <I> the input's type
   * @param <O> the output's type
   * @return the run, at work
   * @throws IllegalArgumentException if the dry run finds problems; nothing was run
   * @throws IllegalStateException if the workspace is closed
   */
  public <I, O> PipelineRun<O> start(Stage<? super I, O> stage, I input) {
    LiveRun<O> run = begin(stage);
    Thread thread = new Thread(() -> run.work(stage, input), "sagekit-" + run.id());
    thread.setDaemon(true);
    thread.start();
    return run;
  }

  /**
   * Finds problems that can be known without input, and runs nothing.
   *
   * @param stage what would be run
   * @return a sentence each, empty if there is none
   */
  public List<String> check(Stage<?, ?> stage) {
    return stage.check(
        StageContext.ofRoot(environment(Manner.USUAL), stage, StageContext.Observer.NOBODY));
  }

  /**
   * Does again what was recorded of a run, and compares: each training in it is made again from its
   * settings, its seed, and the rows and models that the workspace keeps. Needs nothing of the user
   * and works in a later process. What can't be made again so is named among the reasons; {@link
   * #reproduce(String, Stage, Object)} repeats any stage.
   *
   * @param run the identity of a run, or of a stage in it
   * @return what came out, and why; see {@link PipelineRun#reproduce(double)}
   * @throws IllegalArgumentException if there is no such run
   * @throws IllegalStateException if it has not completed, the workspace is closed, or there is no
   *     training in it that can be made again; the message says why
   * @throws StageException if the repetition failed
   */
  public Reproduction reproduce(String run) {
    requireOpen();
    return new Repetitions(this, run, Reproduction.EPSILON).recorded();
  }

  /**
   * Does again what was recorded of a run, by a stage and an input that are brought for it, and
   * compares. The seed is that of the run, whatever the workspace is opened with now. Where
   * settings, input or surroundings are not what they were, the reasons say so. What the run has
   * made is compared as far as the workspace keeps it, and by its fingerprint otherwise.
   *
   * @param run the identity of a run, or of a stage in it
   * @param stage what was run then
   * @param input what it took then
   * @param <I> the input's type
   * @param <O> the output's type
   * @return what came out, and why; see {@link PipelineRun#reproduce(double)}
   * @throws IllegalArgumentException if there is no such run, or the dry run finds problems
   * @throws IllegalStateException if it has not completed, the workspace is closed, or nothing was
   *     recorded that could be compared; the message says why
   * @throws StageException if the repetition failed
   * @throws org.sagekit.api.WaitingException if people must answer first
   * @throws org.sagekit.api.StoppedException if the repetition was stopped
   */
  public <I, O> Reproduction reproduce(String run, Stage<? super I, O> stage, I input) {
    requireOpen();
    return new Repetitions(this, run, Reproduction.EPSILON).recorded(stage, input);
  }

  /**
   * Looks for damage in the workspace: every row of its tables and every byte of its objects is
   * read, so it takes its time. Others may work meanwhile.
   *
   * @return a sentence for each damage; empty if everything is sound
   * @throws IllegalStateException if the workspace is closed
   */
  public List<String> check() {
    requireOpen();
    return Stream.concat(workspace.check().stream(), RowCheck.of(workspace).stream()).toList();
  }

  private <O> LiveRun<O> begin(Stage<?, O> stage) {
    Objects.requireNonNull(stage, "stage");
    return begin(stage, NewRun.of(stage.name(), stage.name()), Manner.USUAL);
  }

  <O> LiveRun<O> begin(Stage<?, O> stage, NewRun run, Manner manner) {
    requireOpen();
    Problems.of("Run of '" + stage.name() + "'").addAll(check(stage)).throwIfAny();
    Recorder recorder = Recorder.begin(book, run.seed(options.seed));
    return new LiveRun<>(this, environment(manner), stage, recorder);
  }

  List<RunListener> listeners() {
    return options.listeners;
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException(
          "SageKit: workspace '%s' is closed.".formatted(workspace.home()));
    }
  }

  private Environment environment(Manner manner) {
    return new Environment(
        workspace, options.seed, options.clock, executor, options.threads, manner);
  }

  /**
   * Opens something that works beside the runs, such as a schedule of monitoring, and closes it
   * with the workspace, before the workspace itself. It is no run, so the tracker has none of it.
   *
   * @param opening makes it, of the workspace and its clock
   * @param <T> what it makes
   * @return what was made
   * @throws IllegalStateException if the workspace is closed
   */
  public <T extends AutoCloseable> T attach(
      BiFunction<? super Workspace, ? super Clock, T> opening) {
    requireOpen();
    T value = Objects.requireNonNull(opening.apply(workspace, options.clock), "what was opened");
    closeLater(value);
    if (isClosed()) { // meanwhile; closing twice does nothing
      RuntimeException fault = closed(value, null);
      if (fault != null) {
        throw fault;
      }
      requireOpen();
    }
    return value;
  }

  /**
   * Forgets something that was closed before the workspace. Does nothing if it is not known.
   *
   * @param value what {@link #attach} made
   */
  public void detach(AutoCloseable value) {
    synchronized (live) {
      live.removeIf(known -> known == value);
    }
  }

  /**
   * Whether {@link #close()} was called.
   *
   * @return true if nothing can be run any more
   */
  public boolean isClosed() {
    return closed.get();
  }

  void closeLater(AutoCloseable value) {
    synchronized (live) {
      if (live.stream().noneMatch(known -> known == value)) {
        live.add(value);
      }
    }
  }

  /**
   * What is remembered of all runs.
   *
   * @return the tracker of this workspace
   */
  public Tracker tracker() {
    return tracker;
  }

  /**
   * The versions of models, and what was decided of them.
   *
   * @return the registry of this workspace
   */
  public ModelRegistry registry() {
    return ModelRegistries.of(workspace, options.clock);
  }

  /**
   * Opens an endpoint that a {@code DeploymentJob} has made, in this process or an earlier one, as
   * it was then. One that is open in this process is returned as it is. {@link #close()} closes it.
   *
   * @param name of the endpoint
   * @return open
   * @throws IllegalArgumentException if there is no such endpoint
   * @throws IllegalStateException if it is open in another process, or the workspace is closed
   * @throws org.sagekit.api.StoreException if the workspace can't be used
   */
  public Endpoint endpoint(String name) {
    requireOpen();
    Endpoint endpoint = Endpoints.open(workspace, name, options.clock);
    closeLater(endpoint);
    return endpoint;
  }

  /**
   * Where everything is kept.
   *
   * @return the workspace
   */
  public Workspace workspace() {
    return workspace;
  }

  /**
   * Closes what the runs have opened, such as endpoints, and the workspace. Closing twice does
   * nothing.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    executor.shutdown();
    RuntimeException fault = null;
    for (AutoCloseable value : living()) {
      fault = closed(value, fault);
    }
    workspace.close();
    if (fault != null) {
      throw fault;
    }
  }

  /** A copy, so that what takes its time to close keeps nobody from the list. */
  private List<AutoCloseable> living() {
    synchronized (live) {
      return List.copyOf(live);
    }
  }

  private static @Nullable RuntimeException closed(
      AutoCloseable value, @Nullable RuntimeException earlier) {
    try {
      value.close();
      return earlier;
    } catch (Exception e) {
      RuntimeException fault =
          earlier == null ? new IllegalStateException("SageKit: closing failed", e) : earlier;
      if (earlier != null) {
        earlier.addSuppressed(e);
      }
      return fault;
    }
  }
}
