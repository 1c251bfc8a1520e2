package org.sagekit.core.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.WaitingException;
import org.sagekit.api.deploy.registry.ApprovalStatus;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.Reason;
import org.sagekit.api.deploy.registry.RejectedException;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.Metric;
import org.sagekit.core.deploy.registry.RegistryTexts;
import org.sagekit.core.deploy.registry.StoredRegistry;

/**
 * Lets approved versions pass: {@code ApprovalJob.named("approve").approveIf(Metric.AUC,
 * 0.85).build()}.
 *
 * <p>A version that waits for a decision makes the line wait: run the same line again when somebody
 * has decided, and it goes on from there. If there are conditions and all of them hold, the job
 * approves the version itself; a decision that a person has taken is never overruled. What was
 * decided lies outside of the run, so the job is never checkpointed. Immutable; thread-safe if the
 * conditions are.
 */
public final class ApprovalJob implements Stage<ModelVersion, ModelPackage> {
  private static final int LONGEST_WHY = 1_000;

  private final String name;
  private final List<ApprovalCondition> conditions;
  private final boolean rejects;

  private ApprovalJob(Builder builder) {
    this.name = builder.name;
    this.conditions = List.copyOf(builder.conditions);
    this.rejects = builder.rejects;
  }

  /**
   * Starts a job that leaves all decisions to people.
   *
   * @param name under which the stage is reported, and who approves by its conditions; not blank
   * @return a builder with all defaults
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Sets the options. For one thread. */
  public static final class Builder {
    private String name;
    private final List<ApprovalCondition> conditions = new ArrayList<>();
    private boolean rejects;

    private Builder(String name) {
      this.name = Problems.notBlank("ApprovalJob", "name", name);
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Problems.notBlank("ApprovalJob", "name", newName);
      return this;
    }

    /**
     * Approves if a figure of the model's evaluation is surely good enough: if the worse end of its
     * 95 % interval is at least the limit, or at most the limit where less is better. Several
     * conditions must all hold.
     *
     * @param metric one that fits the model's task, else the run fails
     * @param limit within the metric's range
     * @return this
     */
    public Builder approveIf(Metric metric, double limit) {
      conditions.add(ApprovalCondition.of(metric, limit));
      return this;
    }

    /**
     * Approves if something holds that is asked of the version: its card, or its package. Several
     * conditions must all hold.
     *
     * @param condition what it is called in reasons and settings; 1 to 100 characters
     * @param version another one whenever the code of the predicate changes; 1 to 100 characters
     * @param predicate whether it holds
     * @return this
     */
    public Builder approveIf(
        String condition, String version, Predicate<? super ModelVersion> predicate) {
      Objects.requireNonNull(predicate, "predicate");
      conditions.add(ApprovalCondition.of(condition, version, predicate));
      return this;
    }

    /**
     * Rejects what the conditions don't approve. By default it waits for a person.
     *
     * @return this
     */
    public Builder otherwiseReject() {
      rejects = true;
      return this;
    }

    /**
     * Ends the settings.
     *
     * @return the job
     * @throws IllegalArgumentException if an option is not what it must be; the message has all
     */
    public ApprovalJob build() {
      Problems problems = Problems.of("ApprovalJob '" + name + "'");
      conditions.forEach(condition -> problems.addAll(condition.problems()));
      problems.require(
          !rejects || !conditions.isEmpty(),
          "otherwiseReject",
          "behind a condition",
          "without any",
          "approveIf(metric, limit)");
      RegistryTexts.of(problems).reason(new Reason(name, "a condition"));
      problems.throwIfAny();
      return new ApprovalJob(this);
    }
  }

  /**
   * A builder that makes an equal job if nothing is changed.
   *
   * @return with all options of this job
   */
  public Builder toBuilder() {
    Builder builder = named(name);
    builder.conditions.addAll(conditions);
    builder.rejects = rejects;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("approveIf", conditions.stream().map(ApprovalCondition::name).toList())
        .with("otherwise", rejects ? "reject" : "wait");
  }

  @Override
  public List<String> check(RunContext run) {
    return ModelRegistries.check(run);
  }

  /**
   * Passes the package of an approved version on.
   *
   * @param input a version of the workspace's registry; what counts is what is decided of it now
   * @param run for its workspace and clock
   * @return the package, from the registry's own copy
   * @throws WaitingException if nobody has decided yet; the message tells how to
   * @throws RejectedException if it was rejected; the message has the reason
   * @throws IllegalArgumentException if the version is not in the registry, or another package has
   *     its number
   */
  @Override
  public ModelPackage run(ModelVersion input, RunContext run) {
    StoredRegistry registry = StoredRegistry.of(run.workspace(), run.clock());
    ModelVersion now = registry.version(input.id().group(), input.id().number());
    Problems.of("ApprovalJob '" + name + "'")
        .require(
            now.packageFingerprint().equals(input.packageFingerprint()),
            "package of version " + input.id(),
            "the registry's " + now.packageFingerprint().brief(),
            input.packageFingerprint().brief(),
            "the version is one of another workspace")
        .throwIfAny();
    ModelVersion decided = isPending(now) && !conditions.isEmpty() ? judged(now, registry) : now;
    return switch (decided.approval().status()) {
      case APPROVED -> decided.modelPackage();
      case REJECTED ->
          throw new RejectedException(
              "Version %s: status must be Approved to go on, but is %s. Maybe register a better one, or have it approved."
                  .formatted(decided.id(), decided.approval()));
      case PENDING_MANUAL_APPROVAL -> throw waiting(decided);
    };
  }

  private static boolean isPending(ModelVersion version) {
    return version.approval().status() == ApprovalStatus.PENDING_MANUAL_APPROVAL;
  }

  /** What the conditions make of a version. A person who was faster than them is heard. */
  private ModelVersion judged(ModelVersion version, StoredRegistry registry) {
    List<ApprovalCondition> failed = failed(version);
    if (failed.isEmpty()) {
      Reason reason = new Reason(name, brief("holds: " + found(conditions, version)));
      return registry.decideIfPending(version.id(), ApprovalStatus.APPROVED, reason);
    }
    if (rejects) {
      Reason reason = new Reason(name, brief("does not hold: " + found(failed, version)));
      return registry.decideIfPending(version.id(), ApprovalStatus.REJECTED, reason);
    }
    return version;
  }

  private List<ApprovalCondition> failed(ModelVersion version) {
    return conditions.stream().filter(condition -> !condition.holds().test(version)).toList();
  }

  private static String found(List<ApprovalCondition> some, ModelVersion version) {
    return some.stream()
        .map(condition -> condition.found().apply(version))
        .collect(Collectors.joining("; "));
  }

  /** As long as a reason may be, and no half of a character at the end. */
  private static String brief(String why) {
    if (why.length() <= LONGEST_WHY) {
      return why;
    }
    int end = LONGEST_WHY - 1;
    return why.substring(0, Character.isHighSurrogate(why.charAt(end - 1)) ? end - 1 : end)
        + "\u2026";
  }

  private WaitingException waiting(ModelVersion version) {
    List<ApprovalCondition> failed = failed(version);
    return new WaitingException(
        "ApprovalJob '%s': version %s of group '%s' waits for a decision%s. Maybe registry.approve(new VersionId(\"%s\", %s), new Reason(who, why)), and run the same line again."
            .formatted(
                name,
                String.valueOf(version.id().number()),
                version.id().group(),
                failed.isEmpty() ? "" : ", for it does not hold: " + found(failed, version),
                version.id().group(),
                String.valueOf(version.id().number())));
  }

  @Override
  public String toString() {
    return "ApprovalJob '" + name + "'";
  }
}
