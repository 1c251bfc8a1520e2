package org.sagekit.core.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;

/**
 * Puts a model into one file, {@code model.tar.gz}, that carries its whole past. The same model
 * gives the same bytes. Immutable and thread-safe.
 *
 * <p>Unless a file is chosen, the package goes into the workspace: {@code packages/}, the model's
 * name, and the first digits of its manifest's SHA-256. So no package ever takes the place of
 * another one.
 */
public final class PackagingJob implements Stage<TrainedModel, ModelPackage> {
  private static final String FORM = "1";
  private static final String FOLDER = "packages";
  private static final String FILE = "model.tar.gz";
  private static final int LONGEST = 60;

  private final String name;
  private final Optional<Path> file;
  private final boolean verified;

  private PackagingJob(Builder builder) {
    this.name = builder.name;
    this.file = builder.file;
    this.verified = builder.verified;
  }

  /**
   * Starts a job.
   *
   * @param name under which the stage is reported and checkpointed
   * @return a builder with the defaults
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    Settings place =
        file.map(path -> Settings.empty().with("file", path.toString())).orElse(Settings.empty());
    return verified ? place.with("verified", true) : place;
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return Optional.of(
        Fingerprint.of(PackagingJob.class.getName(), FORM, settings().fingerprint().hex()));
  }

  /**
   * Looks whether the chosen file is a folder.
   *
   * @param run not used
   * @return at most one problem
   */
  @Override
  public List<String> check(RunContext run) {
    return file.filter(Files::isDirectory)
        .map(
            path ->
                "PackagingJob '%s': file must be a file, but '%s' is a folder. Maybe '%s'."
                    .formatted(name, path, path.resolve(FILE)))
        .map(List::of)
        .orElse(List.of());
  }

  /**
   * Writes the package.
   *
   * @param model any
   * @param run for its workspace
   * @return the package; its file is there whole, also if the power fails now
   * @throws org.sagekit.api.StoreException if it can't be written
   */
  @Override
  public ModelPackage run(TrainedModel model, RunContext run) {
    Certificate found = Certificates.of(model);
    Certificate certificate =
        verified ? found.with(Verification.of(model.name(), model.graph(), found)) : found;
    PackageFile content = PackageFile.of(model, certificate);
    return ModelPackages.write(
        content,
        new ModelPackages.Content(model, certificate),
        file.orElseGet(() -> place(model, run, content.settled())));
  }

  private static Path place(TrainedModel model, RunContext run, Fingerprint settled) {
    return run.workspace()
        .folder(FOLDER)
        .resolve(safe(model.name()))
        .resolve(settled.brief())
        .resolve(FILE);
  }

  /** A name that every file system takes. */
  private static String safe(String name) {
    String letters = name.replaceAll("[^A-Za-z0-9_-]", "_");
    return letters.substring(0, Math.min(LONGEST, letters.length()));
  }

  /**
   * A builder with this job's settings.
   *
   * @return a builder that builds an equal job
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name);
    builder.file = file;
    builder.verified = verified;
    return builder;
  }

  @Override
  public String toString() {
    return "PackagingJob '" + name + "'";
  }

  /** Settings of a job, for one thread. */
  public static final class Builder {
    private String name;
    private Optional<Path> file = Optional.empty();
    private boolean verified;

    private Builder(String name) {
      this.name = Problems.notBlank("PackagingJob", "name", name);
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Problems.notBlank("PackagingJob", "name", newName);
      return this;
    }

    /**
     * Chooses the file instead of a place in the workspace. What is there is replaced; its folder
     * is made if it is not there.
     *
     * @param path of the file
     * @return this
     */
    public Builder to(Path path) {
      this.file = Optional.of(Objects.requireNonNull(path, "path"));
      return this;
    }

    /**
     * Runs every target by the programs of this machine, and keeps what they found in the package.
     * By default only this JVM is asked, so that the same model gives the same package everywhere.
     *
     * @return this
     */
    public Builder verified() {
      this.verified = true;
      return this;
    }

    /**
     * Ends the settings.
     *
     * @return the job
     */
    public PackagingJob build() {
      return new PackagingJob(this);
    }
  }
}
