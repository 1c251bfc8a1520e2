package org.sagekit.core.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.StoreException;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.pack.Certificates;

/**
 * Opens an endpoint on a package: {@code DeploymentJob.named("income-endpoint").build()}.
 *
 * <p>An endpoint is alive, so it is never checkpointed: running the job again opens it again, and
 * its capture goes on behind the records that are there. Only one endpoint of a name is open in a
 * workspace at a time: running the job again in one process closes the former endpoint and puts the
 * new one in its place; another process is refused. Whoever runs the job closes the endpoint;
 * {@code SageKit.close()} closes those that its runs have opened. Immutable and thread-safe.
 */
public final class DeploymentJob implements Stage<ModelPackage, Endpoint> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final String FOLDER = "capture";

  private final String name;
  private final int queue;
  private final long fileBytes;

  private DeploymentJob(Builder builder) {
    this.name = builder.name;
    this.queue = builder.queue;
    this.fileBytes = builder.fileBytes;
  }

  /**
   * Starts a job.
   *
   * @param name of the endpoint and of the stage: letters, digits, {@code . _ -}, at most 100, not
   *     starting with a sign; unique in the workspace
   * @return a builder with all defaults
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Sets the options. For one thread. */
  public static final class Builder {
    private String name;
    private int queue = 10_000;
    private long fileBytes = 64L << 20;

    private Builder(String name) {
      this.name = Problems.notBlank("DeploymentJob", "name", name);
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Problems.notBlank("DeploymentJob", "name", newName);
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
      queue = records;
      return this;
    }

    /**
     * How large a file of the capture may grow before the next one is begun.
     *
     * @param bytes at least 1; 64 MiB by default; one request with its answer may be larger
     * @return this
     */
    public Builder fileBytes(long bytes) {
      fileBytes = bytes;
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the job
     * @throws IllegalArgumentException if an option is out of its range; the message has all
     */
    public DeploymentJob build() {
      Problems.of("DeploymentJob '" + name + "'")
          .require(
              NAME.matcher(name).matches(),
              "name",
              "1 to 100 letters, digits, '.', '_' or '-' that start with a letter or digit",
              "'" + name + "'")
          .require(queue >= 1, "queue", "at least 1", queue)
          .require(fileBytes >= 1, "fileBytes", "at least 1", fileBytes)
          .throwIfAny();
      return new DeploymentJob(this);
    }
  }

  /**
   * A builder that makes an equal job if nothing is changed.
   *
   * @return with all options of this job
   */
  public Builder toBuilder() {
    return named(name).queue(queue).fileBytes(fileBytes);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    return Settings.empty().with("queue", queue).with("fileBytes", fileBytes);
  }

  @Override
  public List<String> check(RunContext run) {
    try {
      Path folder = run.workspace().home().resolve(FOLDER).resolve(name);
      return EndpointLock.isHeldElsewhere(folder) ? List.of(alreadyOpen()) : List.of();
    } catch (IOException e) {
      return List.of("Endpoint '%s': its folder can't be used: %s".formatted(name, e));
    }
  }

  /**
   * Opens the endpoint. One of the same name that is open in this process is closed first: the new
   * one takes its place.
   *
   * @return open, to be closed
   * @throws IllegalStateException if an endpoint of this name is open in another process
   * @throws StoreException if the capture's folder can't be used
   * @throws org.sagekit.api.ModelFormatException if this JVM does not compute what the package's
   *     certificate says
   */
  @Override
  public Endpoint run(ModelPackage input, RunContext run) {
    Certificates.require(input);
    try {
      Path home = DurableFiles.createFolder(run.workspace().folder(FOLDER).resolve(name));
      EndpointLock.closeOwner(home);
      EndpointLock lock =
          EndpointLock.tryOf(home).orElseThrow(() -> new IllegalStateException(alreadyOpen()));
      try {
        LocalEndpoint endpoint = open(input, run, new Place(home, lock));
        lock.heldBy(endpoint::close);
        return endpoint;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreException(
          "Endpoint '%s': the folder of its capture can't be used.".formatted(name), e);
    }
  }

  private record Place(Path home, EndpointLock lock) {}

  private LocalEndpoint open(ModelPackage input, RunContext run, Place place) throws IOException {
    Path folder = place.home().resolve(input.fingerprint().brief());
    DurableFiles.createFolder(folder);
    int number = lastNumber(place.home()) + 1;
    CaptureFormat format = new CaptureFormat(input.graph().inputs());
    CaptureQueue waiting = new CaptureQueue(queue);
    String idPrefix = name + "-" + number + "-";
    CaptureSink sink = new CaptureFile(folder, number, fileBytes);
    return new LocalEndpoint(
        name,
        input,
        Scorers.of(input),
        run.clock(),
        new LocalEndpoint.Recording(
            waiting,
            new CaptureWriter(idPrefix, waiting, sink, format::line),
            new CaptureFolder(folder, format),
            place.lock()));
  }

  /**
   * Of all packages that the endpoint ever had: the number of an opening's first file makes its
   * event ids unique, so no later opening may have it.
   */
  private static int lastNumber(Path home) throws IOException {
    int last = 0;
    for (Path folder : CaptureFolder.subfolders(home)) {
      last = Math.max(last, CaptureFolder.lastNumber(folder));
    }
    return last;
  }

  private String alreadyOpen() {
    return "Endpoint '%s': name must be free in this workspace, but an endpoint of this name is open in another process. Maybe close that one first."
        .formatted(name);
  }

  @Override
  public String toString() {
    return "DeploymentJob '" + name + "'";
  }
}
