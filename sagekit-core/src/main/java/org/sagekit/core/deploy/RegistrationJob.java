package org.sagekit.core.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.deploy.registry.ApprovalStatus;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.NewVersion;
import org.sagekit.api.deploy.registry.Reason;
import org.sagekit.api.deploy.registry.Registration;
import org.sagekit.api.deploy.registry.VersionRegistered;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.registry.RegistryTexts;

/**
 * Registers a package as a version of a group: {@code RegistrationJob.named("register",
 * "income").build()}.
 *
 * <p>A package that the group has already is the version that it was, and nothing is changed; so
 * running a line again makes no versions. The registry may have been changed since, so the job is
 * never checkpointed. Immutable and thread-safe.
 */
public final class RegistrationJob implements Stage<ModelPackage, ModelVersion> {
  private static final String WHY = "registered by a run";

  private final String name;
  private final String group;
  private final String description;
  private final ApprovalStatus status;
  private final List<String> aliases;
  private final Optional<Reason> reason;

  private RegistrationJob(Builder builder) {
    this.name = builder.name;
    this.group = builder.group;
    this.description = builder.description;
    this.status = builder.status;
    this.aliases = List.copyOf(builder.aliases);
    this.reason = builder.reason;
  }

  /**
   * Starts a job.
   *
   * @param name under which the stage is reported, not blank
   * @param group the name of a group: 1 to 100 letters, digits, {@code . _ -}, starting with a
   *     letter or digit; made if it is not there
   * @return a builder with all defaults
   */
  public static Builder named(String name, String group) {
    return new Builder(name, group);
  }

  /** Sets the options. For one thread. */
  public static final class Builder {
    private String name;
    private final String group;
    private String description = "";
    private ApprovalStatus status = ApprovalStatus.PENDING_MANUAL_APPROVAL;
    private final List<String> aliases = new ArrayList<>();
    private Optional<Reason> reason = Optional.empty();

    private Builder(String name, String group) {
      this.name = Problems.notBlank("RegistrationJob", "name", name);
      this.group = Objects.requireNonNull(group, "group");
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Problems.notBlank("RegistrationJob", "name", newName);
      return this;
    }

    /**
     * Describes a new version.
     *
     * @param text for people, at most 4,000 characters; empty by default
     * @return this
     */
    public Builder description(String text) {
      description = Objects.requireNonNull(text, "description");
      return this;
    }

    /**
     * What is decided of a new version from the start.
     *
     * @param initial pending by default
     * @return this
     */
    public Builder status(ApprovalStatus initial) {
      status = Objects.requireNonNull(initial, "status");
      return this;
    }

    /**
     * Points an alias at a new version, wherever it pointed before. May be called for several.
     *
     * @param alias a letter and up to 62 letters, digits, {@code _ -}; not {@code latest}, nor like
     *     a number; none by default
     * @return this
     */
    public Builder alias(String alias) {
      aliases.add(Objects.requireNonNull(alias, "alias"));
      return this;
    }

    /**
     * Who registers, and why.
     *
     * @param given by default the job's name, and that a run registered it
     * @return this
     */
    public Builder reason(Reason given) {
      reason = Optional.of(given);
      return this;
    }

    /**
     * Ends the settings.
     *
     * @return the job
     * @throws IllegalArgumentException if an option is not what it must be; the message has all
     */
    public RegistrationJob build() {
      Problems problems = Problems.of("RegistrationJob '" + name + "'");
      RegistryTexts texts = RegistryTexts.of(problems).group(group).description(description);
      aliases.forEach(texts::alias);
      texts.reason(reason.orElse(new Reason(name, WHY)));
      problems.throwIfAny();
      return new RegistrationJob(this);
    }
  }

  /**
   * A builder that makes an equal job if nothing is changed.
   *
   * @return with all options of this job
   */
  public Builder toBuilder() {
    Builder builder = named(name, group).description(description).status(status);
    aliases.forEach(builder::alias);
    reason.ifPresent(builder::reason);
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    Settings settings =
        Settings.empty()
            .with("group", group)
            .with("description", description)
            .with("status", status)
            .with("aliases", aliases);
    return reason
        .map(given -> settings.with("who", given.who()).with("why", given.why()))
        .orElse(settings);
  }

  @Override
  public List<String> check(RunContext run) {
    return ModelRegistries.check(run);
  }

  /**
   * Registers the package, and emits {@link VersionRegistered}.
   *
   * @param input any
   * @param run for its workspace and clock
   * @return the version, new or known
   * @throws org.sagekit.api.StoreException if the bytes of the package can't be had
   */
  @Override
  public ModelVersion run(ModelPackage input, RunContext run) {
    NewVersion version = new NewVersion(input, description, status, aliases);
    Registration registration =
        ModelRegistries.of(run.workspace(), run.clock())
            .register(group, version, reason.orElse(new Reason(name, WHY)));
    run.emit(new VersionRegistered(run.path(), registration));
    return registration.version();
  }

  @Override
  public String toString() {
    return "RegistrationJob '" + name + "'";
  }
}
