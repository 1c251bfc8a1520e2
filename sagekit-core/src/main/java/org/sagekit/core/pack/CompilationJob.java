package org.sagekit.core.pack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.Target;
import org.sagekit.api.pack.Verdict;

/**
 * Compiles a package, so that the model computes the same elsewhere: {@code
 * CompilationJob.named("edge", Targets.c()).to(Path.of("edge")).build()}.
 *
 * <p>What comes out are the target's files and the package's certificate, to which the program
 * beside it holds them. No program is started unless {@link Builder#verified} is set. Immutable and
 * thread-safe.
 */
public final class CompilationJob implements Stage<ModelPackage, CompiledModel> {
  private static final String FORMAT = "compilation-job/1";
  private final String name;
  private final Target target;
  private final Optional<Path> place;
  private final boolean verified;

  private CompilationJob(Builder builder) {
    this.name = builder.name;
    this.target = builder.target;
    this.place = builder.place;
    this.verified = builder.verified;
  }

  /**
   * Starts a job.
   *
   * @param name unique in its line, not blank
   * @param target one of {@link Targets}, or the user's own
   * @return a builder with all options at their defaults
   */
  public static Builder named(String name, Target target) {
    return new Builder(name, target);
  }

  /** Collects options; {@link #build} says all problems at once. For one thread. */
  public static final class Builder {
    private final String name;
    private final Target target;
    private Optional<Path> place = Optional.empty();
    private boolean verified;

    private Builder(String name, Target target) {
      this.name = Objects.requireNonNull(name, "name");
      this.target = Objects.requireNonNull(target, "target");
    }

    /**
     * Where the files are written; they are written nowhere if it is not said.
     *
     * @param folderOrArchive a folder, or an archive by the end of its name: {@code .tar.gz},
     *     {@code .tgz} or {@code .zip}
     * @return this
     */
    public Builder to(Path folderOrArchive) {
      place = Optional.of(folderOrArchive);
      return this;
    }

    /**
     * Runs what was compiled by the programs of this machine and compares, before it is written. If
     * they are not installed, it is written all the same.
     *
     * @return this
     */
    public Builder verified() {
      verified = true;
      return this;
    }

    /**
     * Ends the builder.
     *
     * @return the job
     * @throws IllegalArgumentException if an option is not what it must be; all are said
     */
    public CompilationJob build() {
      Problems.of("CompilationJob")
          .require(!name.isBlank(), "name", "not blank", "'" + name + "'")
          .throwIfAny();
      return new CompilationJob(this);
    }
  }

  /**
   * A builder with this job's options.
   *
   * @return another builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name, target);
    builder.place = place;
    builder.verified = verified;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("target", target.name())
        .with("to", place.map(Path::toString).orElse("nowhere"))
        .with("verified", verified);
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return Optional.empty(); // files are written again: the place may have changed meanwhile
  }

  /**
   * Compiles.
   *
   * @param input any package that the target takes
   * @param run the run
   * @return the files
   * @throws IllegalArgumentException if the target can't express the model; all reasons are said
   * @throws ModelFormatException if what was compiled computes something else than its certificate
   *     says; nothing is written then
   * @throws org.sagekit.api.StoreException if the files can't be written
   */
  @Override
  public CompiledModel run(ModelPackage input, RunContext run) {
    CompiledModel compiled = compile(input, target);
    if (verified) {
      Verdict verdict = Verification.of(compiled, target);
      if (!verdict.outcome().isSound()) {
        throw new ModelFormatException(
            "%s: what was compiled for '%s' must agree with the certificate, but did not: %s"
                .formatted(name, target.name(), verdict.said()));
      }
    }
    place.ifPresent(path -> CompiledFiles.write(compiled, path));
    return compiled;
  }

  /**
   * Compiles a package here and now, without running what comes out.
   *
   * @param pack a package
   * @param target any
   * @return the target's files and the certificate
   * @throws IllegalArgumentException if the target can't express the model; all reasons are said
   */
  public static CompiledModel compile(ModelPackage pack, Target target) {
    return compile(pack.model().name(), pack.graph(), pack.certificate(), target);
  }

  static CompiledModel compile(
      String model, ScoringGraph graph, Certificate certificate, Target target) {
    return certified(target.compile(model, graph), certificate);
  }

  /** What was compiled, and the certificate to which it is held. */
  static CompiledModel certified(CompiledModel files, Certificate certificate) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (String file : files.names()) {
      all.put(file, files.file(file));
    }
    all.put(Target.CERTIFICATE, CertificateFile.write(certificate));
    return CompiledModel.of(files.target(), all);
  }
}
