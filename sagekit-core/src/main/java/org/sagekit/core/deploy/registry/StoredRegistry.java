package org.sagekit.core.deploy.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Workspace;
import org.sagekit.api.deploy.registry.ApprovalStatus;
import org.sagekit.api.deploy.registry.LiveModel;
import org.sagekit.api.deploy.registry.ModelGroup;
import org.sagekit.api.deploy.registry.ModelRegistry;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.NewVersion;
import org.sagekit.api.deploy.registry.Reason;
import org.sagekit.api.deploy.registry.Registration;
import org.sagekit.api.deploy.registry.RegistryEvent;
import org.sagekit.api.deploy.registry.RegistryEvent.Kind;
import org.sagekit.api.deploy.registry.VersionDiff;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.history.EndpointLog;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Store;

/** The registry in a workspace's tables. */
public final class StoredRegistry implements ModelRegistry {
  private final Store store;
  private final PackageShelf shelf;
  private final VersionTable versions;
  private final Changes changes;
  private final LiveModels live;

  private StoredRegistry(Workspace workspace, Clock clock) {
    this.store = FileWorkspace.tablesOf(workspace);
    this.shelf = new PackageShelf(workspace);
    this.versions = new VersionTable(shelf);
    this.changes = new Changes(versions, new RegistryLog(clock));
    this.live = new LiveModels(store, new EndpointLog(workspace, clock));
  }

  /**
   * The registry of a workspace.
   *
   * @throws IllegalArgumentException if the workspace has no tables of SageKit
   */
  public static StoredRegistry of(Workspace workspace, Clock clock) {
    return new StoredRegistry(workspace, clock);
  }

  /** Something that is changed, in a transaction. */
  @FunctionalInterface
  private interface Change {
    void in(Connection connection) throws SQLException;
  }

  private void change(Change change) {
    store.write(
        c -> {
          change.in(c);
          return true;
        });
  }

  /** Changes a version and returns what it is then. */
  private ModelVersion change(VersionId version, Change change) {
    return store.write(
        c -> {
          change.in(c);
          return versions.version(c, version);
        });
  }

  @Override
  public List<ModelGroup> groups() {
    return store.read(GroupTable::all);
  }

  @Override
  public void createGroup(String group, String description, Reason reason) {
    RegistryTexts.ofRegistry().group(group).description(description).reason(reason).throwIfAny();
    change(c -> changes.createGroup(c, group, description, reason));
  }

  @Override
  public void deleteGroup(String group, Reason reason) {
    RegistryTexts.ofRegistry().reason(reason).throwIfAny();
    change(c -> changes.deleteGroup(c, group, reason));
  }

  @Override
  public void describeGroup(String group, String description, Reason reason) {
    RegistryTexts.ofRegistry().description(description).reason(reason).throwIfAny();
    change(c -> changes.describeGroup(c, group, description, reason));
  }

  @Override
  public Registration register(String group, NewVersion version, Reason reason) {
    RegistryTexts texts = RegistryTexts.ofRegistry().group(group).reason(reason);
    version.aliases().forEach(texts::alias);
    texts.description(version.description()).throwIfAny();
    ModelPackage pack = version.modelPackage();
    if (store.read(c -> VersionTable.isRegistered(c, pack.fingerprint()))) {
      shelf.mend(pack);
    } else {
      shelf.keep(pack);
    }
    return store.write(c -> registered(c, group, version, reason));
  }

  private Registration registered(
      Connection connection, String group, NewVersion version, Reason reason) throws SQLException {
    Fingerprint modelPackage = version.modelPackage().fingerprint();
    Optional<ModelVersion> known = versions.ofPackage(connection, group, modelPackage);
    if (known.isPresent()) {
      return new Registration(known.get(), false);
    }
    if (!shelf.has(modelPackage)) {
      // A deletion of its last version came between; none can now, within the transaction.
      shelf.keep(version.modelPackage());
    }
    VersionId id = changes.register(connection, group, version, reason);
    return new Registration(versions.version(connection, id), true);
  }

  @Override
  public List<ModelVersion> versions(String group) {
    return store.read(
        c -> {
          GroupTable.require(c, group);
          return versions.ofGroup(c, group);
        });
  }

  @Override
  public List<ModelVersion> search(Predicate<? super ModelVersion> wanted) {
    List<ModelVersion> all = store.read(versions::all);
    return all.stream().filter(wanted).toList();
  }

  @Override
  public ModelVersion version(String group, int number) {
    return store.read(c -> versions.version(c, new VersionId(group, number)));
  }

  @Override
  public Optional<ModelVersion> find(String group, String alias) {
    return store.read(
        c -> {
          GroupTable.require(c, group);
          return alias.equals(RegistryTexts.LATEST)
              ? versions.latest(c, group)
              : versions.ofAlias(c, group, alias);
        });
  }

  @Override
  public Optional<ModelVersion> latestApproved(String group) {
    return store.read(
        c -> {
          GroupTable.require(c, group);
          return versions.latestApproved(c, group);
        });
  }

  @Override
  public ModelVersion approve(VersionId version, Reason reason) {
    return decide(version, ApprovalStatus.APPROVED, reason);
  }

  @Override
  public ModelVersion reject(VersionId version, Reason reason) {
    return decide(version, ApprovalStatus.REJECTED, reason);
  }

  private ModelVersion decide(VersionId version, ApprovalStatus next, Reason reason) {
    RegistryTexts.ofRegistry().reason(reason).throwIfAny();
    return change(version, c -> changes.decide(c, version, next, reason));
  }

  /**
   * Decides what nobody has decided yet; a decision that came first stands.
   *
   * @param version which
   * @param next approved or rejected
   * @param reason who decides, and why
   * @return the version as it is now
   * @throws IllegalArgumentException if there is no such version
   */
  public ModelVersion decideIfPending(VersionId version, ApprovalStatus next, Reason reason) {
    RegistryTexts.ofRegistry().reason(reason).throwIfAny();
    return change(
        version,
        c -> {
          ApprovalStatus now = versions.version(c, version).approval().status();
          if (now == ApprovalStatus.PENDING_MANUAL_APPROVAL) {
            changes.decide(c, version, next, reason);
          }
        });
  }

  @Override
  public ModelVersion describe(VersionId version, String description, Reason reason) {
    RegistryTexts.ofRegistry().description(description).reason(reason).throwIfAny();
    return change(version, c -> changes.describe(c, version, description, reason));
  }

  @Override
  public ModelVersion setAlias(String alias, VersionId version, Reason reason) {
    RegistryTexts.ofRegistry().alias(alias).reason(reason).throwIfAny();
    return change(version, c -> changes.point(c, alias, version, reason));
  }

  @Override
  public void removeAlias(String group, String alias, Reason reason) {
    RegistryTexts.ofRegistry().reason(reason).throwIfAny();
    change(c -> changes.removeAlias(c, group, alias, reason));
  }

  @Override
  public void delete(VersionId version, Reason reason) {
    RegistryTexts.ofRegistry().reason(reason).throwIfAny();
    change(c -> changes.delete(c, versions.version(c, version), reason));
    // Only when the deletion lasts: a row must never name a copy that is gone.
    change(c -> shelf.dropAllBut(VersionTable.packages(c)));
  }

  @Override
  public List<RegistryEvent> history(String group) {
    return store.read(c -> RegistryLog.of(c, group));
  }

  @Override
  public List<RegistryEvent> history() {
    return store.read(RegistryLog::all);
  }

  @Override
  public SortedMap<String, Integer> aliasesAt(String group, Instant time) {
    SortedMap<String, Integer> numberByAlias = new TreeMap<>();
    for (RegistryEvent event : history(group)) {
      if (event.time().isAfter(time)) {
        continue;
      }
      if (event.kind() == Kind.ALIAS_SET) {
        numberByAlias.put(event.alias(), event.version().getAsInt());
      } else if (event.kind() == Kind.ALIAS_REMOVED) {
        numberByAlias.remove(event.alias());
      }
    }
    return numberByAlias;
  }

  @Override
  public List<LiveModel> liveAt(String endpoint, Instant time) {
    return live.at(endpoint, time);
  }

  @Override
  public List<LiveModel> liveIn(String group, Instant time) {
    return live.in(group, time);
  }

  @Override
  public VersionDiff diff(VersionId before, VersionId after) {
    return VersionDiff.of(
        version(before.group(), before.number()), version(after.group(), after.number()));
  }
}
