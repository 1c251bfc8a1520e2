package org.sagekit.api.deploy.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * The versions of a team's models, what was decided of them and by whom. It keeps the packages
 * themselves, so a version outlives the file that it was registered from.
 *
 * <p>A group has a name of 1 to 100 letters, digits, {@code . _ -} that starts with a letter or
 * digit; its versions have numbers from 1, which are never given twice, not even after a deletion.
 * An alias such as {@code champion} points at one version of its group: a letter and up to 62
 * letters, digits, {@code _ -}, but neither {@code latest}, which is the version with the greatest
 * number, nor what looks like a number, as {@code v1}.
 *
 * <p>Every change is made wholly or not at all, survives the death of the process once the call has
 * returned, and is told by the {@link #history} with who did it and why. Names, reasons and
 * descriptions that are not what they must be are refused with {@link IllegalArgumentException},
 * all problems at once; tables that can't be used with {@link org.sagekit.api.StoreException}.
 * Thread-safe, also between processes.
 */
public interface ModelRegistry {

  /**
   * All groups.
   *
   * @return sorted by name
   */
  List<ModelGroup> groups();

  /**
   * Makes a group before its first version. {@link #register} makes those that are not there.
   *
   * @param group its name
   * @param description for people, at most 4,000 characters; may be empty
   * @param reason who makes it, and why
   * @throws IllegalStateException if it is there
   */
  void createGroup(String group, String description, Reason reason);

  /**
   * Deletes a group without versions; its history stays.
   *
   * @param group its name
   * @param reason who deletes it, and why
   * @throws IllegalArgumentException if there is no such group
   * @throws IllegalStateException if it has versions
   */
  void deleteGroup(String group, Reason reason);

  /**
   * Registers a package, and makes the group if it is not there. A package that the group has
   * already is the version that it was, whatever else the new version says; so a line that is run
   * again makes no versions.
   *
   * @param group the name of a group
   * @param version the package, and what to say of it
   * @param reason who registers it, and why
   * @return the version, and whether it is new
   * @throws org.sagekit.api.StoreException if the package's file is gone or another one, and the
   *     same bytes can't be made of the model
   */
  Registration register(String group, NewVersion version, Reason reason);

  /**
   * The versions of a group.
   *
   * @param group its name
   * @return the latest first
   * @throws IllegalArgumentException if there is no such group
   */
  List<ModelVersion> versions(String group);

  /**
   * The versions that somebody looks for, in all groups.
   *
   * @param wanted says which
   * @return by group, the latest first
   */
  List<ModelVersion> search(Predicate<? super ModelVersion> wanted);

  /**
   * A version by its number.
   *
   * @param group the name of a group
   * @param number from 1
   * @return the version
   * @throws IllegalArgumentException if there is no such group or version; the message tells who
   *     deleted it
   */
  ModelVersion version(String group, int number);

  /**
   * A version by an alias.
   *
   * @param group the name of a group
   * @param alias of the group, or {@code latest}
   * @return the version, or empty if the alias points at none
   * @throws IllegalArgumentException if there is no such group
   */
  Optional<ModelVersion> find(String group, String alias);

  /**
   * The approved version with the greatest number: what SageMaker deploys.
   *
   * @param group the name of a group
   * @return the version, or empty if none is approved
   * @throws IllegalArgumentException if there is no such group
   */
  Optional<ModelVersion> latestApproved(String group);

  /**
   * Lets a version go to work.
   *
   * @param version pending or rejected
   * @param reason who approves it, and why
   * @return the version as it is now
   * @throws IllegalArgumentException if there is no such version
   * @throws IllegalStateException if it is approved; the message tells by whom
   */
  ModelVersion approve(VersionId version, Reason reason);

  /**
   * Keeps a version from going to work. What is live stays live.
   *
   * @param version pending or approved
   * @param reason who rejects it, and why
   * @return the version as it is now
   * @throws IllegalArgumentException if there is no such version
   * @throws IllegalStateException if it is rejected; the message tells by whom
   */
  ModelVersion reject(VersionId version, Reason reason);

  /**
   * Describes a version anew. An equal description changes nothing and is not told by the history.
   *
   * @param version which
   * @param description for people, at most 4,000 characters; may be empty
   * @param reason who describes it, and why
   * @return the version as it is now
   * @throws IllegalArgumentException if there is no such version
   */
  ModelVersion describe(VersionId version, String description, Reason reason);

  /**
   * Describes a group anew. An equal description changes nothing and is not told by the history.
   *
   * @param group its name
   * @param description for people, at most 4,000 characters; may be empty
   * @param reason who describes it, and why
   * @throws IllegalArgumentException if there is no such group
   */
  void describeGroup(String group, String description, Reason reason);

  /**
   * Points an alias at a version, wherever it pointed before. An alias that points there already is
   * left as it is, and the history tells nothing.
   *
   * @param alias its name
   * @param version where it points from now on
   * @param reason who points it there, and why
   * @return the version as it is now
   * @throws IllegalArgumentException if there is no such version
   */
  ModelVersion setAlias(String alias, VersionId version, Reason reason);

  /**
   * Removes an alias.
   *
   * @param group the name of a group
   * @param alias of the group
   * @param reason who removes it, and why
   * @throws IllegalArgumentException if there is no such group or alias
   */
  void removeAlias(String group, String alias, Reason reason);

  /**
   * Deletes a version, and then the copies of packages that no version is of any more. Its history
   * stays, and its number is not given again.
   *
   * @param version which
   * @param reason who deletes it, and why
   * @throws IllegalArgumentException if there is no such version
   * @throws IllegalStateException if an endpoint is made of its package or about to be, or an alias
   *     points at it; the message names them
   * @throws org.sagekit.api.StoreException if a copy can't be deleted, though the version is
   */
  void delete(VersionId version, Reason reason);

  /**
   * All changes of a group, also of one that was deleted.
   *
   * @param group its name
   * @return the earliest first; empty if there never was such a group
   */
  List<RegistryEvent> history(String group);

  /**
   * All changes, also of groups that were deleted.
   *
   * @return the earliest first
   */
  List<RegistryEvent> history();

  /**
   * Where the aliases of a group pointed at a moment.
   *
   * @param group its name
   * @param time the moment; what was changed then is changed
   * @return number of a version by alias, sorted
   */
  SortedMap<String, Integer> aliasesAt(String group, Instant time);

  /**
   * What an endpoint answered with at a moment: what was live on the 3rd at noon?
   *
   * @param endpoint its name
   * @param time the moment; what was changed then is changed
   * @return a model for each variant, in the endpoint's order; empty if it did not answer then
   * @throws IllegalArgumentException if there never was such an endpoint
   */
  List<LiveModel> liveAt(String endpoint, Instant time);

  /**
   * Where the versions of a group were live at a moment.
   *
   * @param group its name
   * @param time the moment; what was changed then is changed
   * @return by endpoint, in the endpoint's order
   */
  List<LiveModel> liveIn(String group, Instant time);

  /**
   * In what two versions differ.
   *
   * @param before the one
   * @param after the other, also of another group
   * @return model, data, schema, settings and metrics that differ
   * @throws IllegalArgumentException if there is no such version
   */
  VersionDiff diff(VersionId before, VersionId after);
}
