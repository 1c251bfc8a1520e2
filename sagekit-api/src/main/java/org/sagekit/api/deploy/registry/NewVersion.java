package org.sagekit.api.deploy.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sagekit.api.pack.ModelPackage;

/**
 * What is to be registered. Immutable: each method returns a new one.
 *
 * @param modelPackage the package; the registry keeps a copy of its file
 * @param description for people, at most 4,000 characters; may be empty
 * @param status what is decided of it from the start
 * @param aliases that point at it from the start, wherever they pointed before
 */
public record NewVersion(
    ModelPackage modelPackage, String description, ApprovalStatus status, List<String> aliases) {

  /** Copies the aliases and refuses nulls. */
  public NewVersion {
    Objects.requireNonNull(modelPackage, "modelPackage");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(status, "status");
    aliases = List.copyOf(aliases);
  }

  /**
   * A package that somebody has yet to approve.
   *
   * @param modelPackage any
   * @return without description and aliases
   */
  public static NewVersion of(ModelPackage modelPackage) {
    return new NewVersion(modelPackage, "", ApprovalStatus.PENDING_MANUAL_APPROVAL, List.of());
  }

  /**
   * The same with a description.
   *
   * @param text for people, at most 4,000 characters
   * @return another one
   */
  public NewVersion description(String text) {
    return new NewVersion(modelPackage, text, status, aliases);
  }

  /**
   * The same with another status to begin with.
   *
   * @param initial such as {@link ApprovalStatus#APPROVED}, if no person need look
   * @return another one
   */
  public NewVersion status(ApprovalStatus initial) {
    return new NewVersion(modelPackage, description, initial, aliases);
  }

  /**
   * The same with one more alias.
   *
   * @param name such as {@code challenger}
   * @return another one
   */
  public NewVersion alias(String name) {
    List<String> more = new ArrayList<>(aliases);
    more.add(name);
    return new NewVersion(modelPackage, description, status, more);
  }
}
