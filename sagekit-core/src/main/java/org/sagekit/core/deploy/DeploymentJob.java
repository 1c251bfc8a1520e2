package org.sagekit.core.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.api.deploy.rollout.RolledBackException;
import org.sagekit.api.deploy.rollout.Rollout;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.endpoint.Deployment;
import org.sagekit.core.deploy.endpoint.FleetOptions;
import org.sagekit.core.deploy.endpoint.LiveEndpoints;
import org.sagekit.core.internal.FolderLock;
import org.sagekit.core.pack.Certificates;

/**
 * Puts a package to work: {@code DeploymentJob.named("income").build()}.
 *
 * <p>If there is no endpoint of the name, one is opened with this package. If there is one, open in
 * this process or known to the workspace, the package takes the place of the one that the variant
 * has, by the {@link Builder#rollout rollout}: no request fails for it, and the job returns when
 * the new model has all traffic. A rollout that is given up is a {@link RolledBackException}, and
 * the former model serves on. With another {@link Builder#variant variant} the package is put
 * beside the one that serves, and with {@link Builder#shadow shadow} it gets copies of requests
 * only.
 *
 * <p>An endpoint is alive, so it is never checkpointed: running the job again finds it as it is.
 * Only one process at a time has an endpoint open. Whoever runs the job closes the endpoint; {@code
 * SageKit.close()} closes those that its runs have opened. Immutable and thread-safe.
 */
public final class DeploymentJob implements Stage<ModelPackage, Endpoint> {
  /** What the variant is called if nothing else is said, as in SageMaker. */
  public static final String ALL_TRAFFIC = "AllTraffic";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Builder options;

  private DeploymentJob(Builder options) {
    this.options = options;
  }

  /**
   * Starts a job.
   *
   * @param name of the stage, and of the endpoint if {@link Builder#endpoint} does not say another:
   *     letters, digits, {@code . _ -}, at most 100, not starting with a sign; unique in the
   *     workspace
   * @return a builder with all defaults
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Sets the options. For one thread. */
  public static final class Builder {
    private String name;
    private String endpoint;
    private String variant = ALL_TRAFFIC;
    private double weight = 1;
    private OptionalDouble shadow = OptionalDouble.empty();
    private Rollout rollout = Rollout.allAtOnce();
    private int concurrency = 1_000;
    private Duration patience = Duration.ofMillis(100);
    private int batchRows = 1;
    private Duration batchWindow = Duration.ZERO;
    private int asyncQueue = 1_000;
    private CaptureOptions capture = CaptureOptions.standard();

    private Builder(String name) {
      this.name = Problems.notBlank("DeploymentJob", "name", name);
      this.endpoint = name;
    }

    private Builder(Builder other) {
      name = other.name;
      endpoint = other.endpoint;
      variant = other.variant;
      weight = other.weight;
      shadow = other.shadow;
      rollout = other.rollout;
      concurrency = other.concurrency;
      patience = other.patience;
      batchRows = other.batchRows;
      batchWindow = other.batchWindow;
      asyncQueue = other.asyncQueue;
      capture = other.capture;
    }

    /**
     * Another name of the stage, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank; the endpoint keeps its name unless it was that
     *     of the stage
     * @return this
     */
    public Builder name(String newName) {
      String old = name;
      name = Problems.notBlank("DeploymentJob", "name", newName);
      endpoint = endpoint.equals(old) ? newName : endpoint;
      return this;
    }

    /**
     * The endpoint, if it is not called as the stage is.
     *
     * @param newName as that of the stage
     * @return this
     */
    public Builder endpoint(String newName) {
      endpoint = Problems.notBlank("DeploymentJob", "endpoint", newName);
      return this;
    }

    /**
     * The variant whose package this is to be.
     *
     * @param newName letters, digits, {@code . _ -}; {@value #ALL_TRAFFIC} by default
     * @return this
     */
    public Builder variant(String newName) {
      variant = Problems.notBlank("DeploymentJob", "variant", newName);
      return this;
    }

    /**
     * The weight of the variant, if there is none of its name yet; {@link Endpoint#weights} changes
     * it later. The share of the requests is the weight through the sum of all weights.
     *
     * @param value 0 or more, above 0 for the first variant of an endpoint; 1 by default
     * @return this
     */
    public Builder weight(double value) {
      weight = value;
      return this;
    }

    /**
     * Gives the package copies of a share of the requests instead of requests of its own. Its
     * answers are captured and compared, and nobody gets them. At most a quarter of one processor
     * is spent on it; copies beyond that are skipped and counted. A shadow is not kept by the
     * workspace: when the endpoint is opened again it has none.
     *
     * @param share above 0 to 1; none by default
     * @return this
     */
    public Builder shadow(double share) {
      shadow = OptionalDouble.of(share);
      return this;
    }

    /**
     * How the package takes the place of the one that serves.
     *
     * @param value all at once by default, without baking time and alarms
     * @return this
     */
    public Builder rollout(Rollout value) {
      rollout = Objects.requireNonNull(value, "rollout");
      return this;
    }

    /**
     * How many requests the package answers at once. As many may wait for a place, for the {@link
     * #patience}; others are turned away with an {@link
     * org.sagekit.api.deploy.OverloadedException}.
     *
     * @param requests at least 1; 1,000 by default
     * @return this
     */
    public Builder concurrency(int requests) {
      concurrency = requests;
      return this;
    }

    /**
     * How long a request may wait for a place.
     *
     * @param time from zero to a minute; 100 milliseconds by default
     * @return this
     */
    public Builder patience(Duration time) {
      patience = Objects.requireNonNull(time, "patience");
      return this;
    }

    /**
     * Scores single rows that come at nearly the same time together, which pays for large models.
     *
     * @param rows how many at most; 1, the default, to score each alone
     * @param window how long the first one waits for others; up to a second
     * @return this
     */
    public Builder batching(int rows, Duration window) {
      batchRows = rows;
      batchWindow = Objects.requireNonNull(window, "window");
      return this;
    }

    /**
     * How many requests may wait to be answered asynchronously. Counts when the endpoint is opened.
     *
     * @param requests at least 1; 1,000 by default
     * @return this
     */
    public Builder asyncQueue(int requests) {
      asyncQueue = requests;
      return this;
    }

    /**
     * What is captured, and how its files are kept: {@code capture(c ->
     * c.sampling(10).rotateEvery(Duration.ofHours(1)))}. The workspace keeps it with the variant.
     *
     * @param change of the options so far; those of {@link CaptureOptions#standard()} in the
     *     beginning
     * @return this
     */
    public Builder capture(UnaryOperator<CaptureOptions> change) {
      capture = Objects.requireNonNull(change.apply(capture), "capture");
      return this;
    }

    /**
     * How many answers may wait for the disk before further ones are dropped from the capture. The
     * rows of one call are captured all or none.
     *
     * @param records at least 1; 10,000 by default
     * @return this
     */
    public Builder queue(int records) {
      capture = capture.queue(records);
      return this;
    }

    /**
     * How large a file of the capture may grow before the next one is begun.
     *
     * @param bytes at least 1; 64 MiB by default; one request with its answer may be larger
     * @return this
     */
    public Builder fileBytes(long bytes) {
      capture = capture.fileBytes(bytes);
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the job
     * @throws IllegalArgumentException if an option is out of its range; the message has all
     */
    public DeploymentJob build() {
      String form = "1 to 100 letters, digits, '.', '_' or '-' that start with a letter or digit";
      Problems.of("DeploymentJob '" + name + "'")
          .require(isName(name), "name", form, "'" + name + "'")
          .require(isName(endpoint), "endpoint", form, "'" + endpoint + "'")
          .require(isName(variant), "variant", form, "'" + variant + "'")
          .require(weight >= 0 && Double.isFinite(weight), "weight", "0 or more and finite", weight)
          .require(isShare(shadow), "shadow", "above 0 to 1", shadow.orElse(Double.NaN))
          .require(concurrency >= 1, "concurrency", "at least 1", concurrency)
          .require(isUpTo(patience, Duration.ofMinutes(1)), "patience", "up to a minute", patience)
          .require(batchRows >= 1 && batchRows <= 10_000, "batching rows", "1 to 10000", batchRows)
          .require(
              isUpTo(batchWindow, Duration.ofSeconds(1)),
              "batching window",
              "up to a second",
              batchWindow)
          .require(asyncQueue >= 1, "asyncQueue", "at least 1", asyncQueue)
          .addAll(capture.check(Problems.of("DeploymentJob '" + name + "'")).all())
          .throwIfAny();
      return new DeploymentJob(new Builder(this));
    }

    private static boolean isShare(OptionalDouble shadow) {
      return shadow.isEmpty() || shadow.getAsDouble() > 0 && shadow.getAsDouble() <= 1;
    }

    private static boolean isName(String text) {
      return NAME.matcher(text).matches();
    }

    private static boolean isUpTo(Duration time, Duration most) {
      return !time.isNegative() && time.compareTo(most) <= 0;
    }
  }

  /**
   * A builder that makes an equal job if nothing is changed.
   *
   * @return with all options of this job
   */
  public Builder toBuilder() {
    return new Builder(options);
  }

  @Override
  public String name() {
    return options.name;
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("endpoint", options.endpoint)
        .with("variant", options.variant)
        .with("weight", options.weight)
        .with("shadow", options.shadow.orElse(0))
        .with("rollout", options.rollout.settings())
        .with("concurrency", options.concurrency)
        .with("patience", options.patience)
        .with("batchRows", options.batchRows)
        .with("batchWindow", options.batchWindow)
        .with("asyncQueue", options.asyncQueue)
        .with("capture", options.capture.settings());
  }

  @Override
  public List<String> check(RunContext run) {
    Path folder = run.workspace().home().resolve(LiveEndpoints.FOLDER).resolve(options.endpoint);
    try {
      return FolderLock.isHeldElsewhere(folder)
          ? List.of(LiveEndpoints.openElsewhere(options.endpoint))
          : List.of();
    } catch (IOException e) {
      return List.of("Endpoint '%s': its folder can't be used: %s".formatted(options.endpoint, e));
    }
  }

  /**
   * Puts the package to work and waits for the end of the rollout, if there is one.
   *
   * @return open, to be closed: the one that is open already, or a new one
   * @throws IllegalArgumentException if the package predicts other classes than the variants that
   *     serve, or a shadow has no endpoint to stand beside
   * @throws IllegalStateException if an endpoint of this name is open in another process, or a
   *     rollout is going on
   * @throws RolledBackException if the rollout was given up
   * @throws org.sagekit.api.StoppedException if it was given up because the run was asked to stop
   * @throws org.sagekit.api.StoreException if the workspace can't be used
   * @throws org.sagekit.api.ModelFormatException if this JVM does not compute what the package's
   *     certificate says
   */
  @Override
  public Endpoint run(ModelPackage input, RunContext run) {
    Certificates.require(input);
    FleetOptions fleet =
        new FleetOptions(
            options.concurrency,
            options.patience,
            options.batchRows,
            options.batchWindow,
            options.capture);
    Deployment deployment =
        new Deployment(options.variant, input, options.weight, fleet, options.rollout);
    LiveEndpoints place =
        new LiveEndpoints(
            new LiveEndpoints.Place(options.endpoint, run.workspace(), run.clock()),
            fleet,
            options.asyncQueue);
    boolean isShadow = options.shadow.isPresent();
    LiveEndpoints.Opened opened = isShadow ? place.open() : place.open(deployment);
    try {
      if (isShadow) {
        opened.endpoint().shadow(deployment, options.shadow.orElseThrow());
      } else {
        opened.endpoint().put(deployment, new RunPace(run, options.rollout));
      }
      return opened.endpoint();
    } catch (RuntimeException | Error e) {
      if (opened.isNew()) {
        closeAfter(e, opened.endpoint());
      }
      if (e instanceof RolledBackException) {
        run.checkStop(); // it was given up because the run was asked to stop
      }
      throw e;
    }
  }

  /** Nobody else knows an endpoint that a failed run has opened. */
  private static void closeAfter(Throwable cause, Endpoint endpoint) {
    try {
      endpoint.close();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public String toString() {
    return "DeploymentJob '" + options.name + "'";
  }
}
