package org.sagekit.core.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.Target;
import org.sagekit.api.pack.Verdict;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.pack.sign.SigningKey;

/**
 * Puts a model into one file, {@code model.tar.gz}, that carries its whole past; if told so, also
 * what the model is compiled into, and a signature: {@code
 * PackagingJob.named("pack").export(Targets.onnx()).sign(key).build()}. The same model and options
 * give the same bytes. Immutable and thread-safe.
 *
 * <p>Unless a file is chosen, the package goes into the workspace: {@code packages/}, the model's
 * name, and the first digits of the SHA-256 of its manifest, of a signed one also of its key. So no
 * package ever takes the place of another one.
 */
public final class PackagingJob implements Stage<TrainedModel, ModelPackage> {
  private static final String FORM = "2";
  private static final String FOLDER = "packages";
  private static final String FILE = "model.tar.gz";
  private static final int LONGEST = 60;

  private final String name;
  private final Optional<Path> file;
  private final boolean verified;
  private final List<Target> exports;
  private final Optional<SigningKey> signer;

  private PackagingJob(Builder builder) {
    this.name = builder.name;
    this.file = builder.file;
    this.verified = builder.verified;
    this.exports = List.copyOf(builder.exports);
    this.signer = builder.signer;
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

  /** Of the key only the public half's fingerprint is told. */
  @Override
  public Settings settings() {
    Settings settings = Settings.empty().with("exports", names());
    if (file.isPresent()) {
      settings = settings.with("file", file.get().toString());
    }
    if (signer.isPresent()) {
      settings = settings.with("signer", signer.get().verifyingKey().id());
    }
    return verified ? settings.with("verified", true) : settings;
  }

  private List<String> names() {
    return exports.stream().map(Target::name).toList();
  }

  /** Nothing is known of the version of a user's own target, so its job is not checkpointed. */
  @Override
  public Optional<Fingerprint> fingerprint() {
    return Targets.all().containsAll(exports)
        ? Optional.of(
            Fingerprint.of(PackagingJob.class.getName(), FORM, settings().fingerprint().hex()))
        : Optional.empty();
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
   * @throws IllegalArgumentException if a target of the exports can't express the model, or names
   *     its files as no package can have them
   * @throws ModelFormatException if the targets are verified, and an exported one computes
   *     something else than the certificate says; nothing is written then
   * @throws org.sagekit.api.StoreException if it can't be written
   */
  @Override
  public ModelPackage run(TrainedModel model, RunContext run) {
    PackageContent content =
        new PackageContent(
            model,
            certificate(model),
            exports.stream().map(target -> target.compile(model.name(), model.graph())).toList());
    PackageFile unsigned = PackageFile.of(content);
    PackageFile parts = signer.map(unsigned::signed).orElse(unsigned);
    return ModelPackages.write(
        parts, content, file.orElseGet(() -> place(model, run, parts.settled())));
  }

  private Certificate certificate(TrainedModel model) {
    Certificate found = Certificates.of(model);
    if (!verified) {
      return found;
    }
    Certificate certificate = found.with(Verification.of(model.name(), model.graph(), found));
    for (Verdict verdict : certificate.verdicts()) {
      if (names().contains(verdict.target()) && !verdict.outcome().isSound()) {
        throw new ModelFormatException(
            "%s: export for '%s' must agree with the certificate, but did not: %s"
                .formatted(this, verdict.target(), verdict.said()));
      }
    }
    return certificate;
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
    builder.exports = exports;
    builder.signer = signer;
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
    private List<Target> exports = List.of();
    private Optional<SigningKey> signer = Optional.empty();

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
     * Puts what the model is compiled into beside it: {@code exports/onnx/model.onnx}. {@link
     * ModelPackages#export} takes it out again. Another call replaces the targets of this one.
     *
     * @param targets some of {@link Targets}, or the user's own; by default none
     * @return this
     */
    public Builder export(Target... targets) {
      exports = List.of(targets);
      return this;
    }

    /**
     * Signs the package, so that whoever trusts the key can tell it from packages of others. By
     * default it is not signed.
     *
     * @param key such as {@link SigningKey#read} gives
     * @return this
     */
    public Builder sign(SigningKey key) {
      signer = Optional.of(Objects.requireNonNull(key, "key"));
      return this;
    }

    /**
     * Ends the settings.
     *
     * @return the job
     * @throws IllegalArgumentException if two targets of the exports have one name
     */
    public PackagingJob build() {
      List<String> names = exports.stream().map(Target::name).toList();
      Problems.of("PackagingJob '" + name + "'")
          .require(
              Set.copyOf(names).size() == names.size(), "exports", "one for each target", names)
          .throwIfAny();
      return new PackagingJob(this);
    }
  }
}
