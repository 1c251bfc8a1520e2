package org.sagekit.core.deploy.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.sagekit.api.deploy.registry.Approval;
import org.sagekit.api.deploy.registry.ApprovalStatus;
import org.sagekit.api.deploy.registry.ModelGroup;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.NewVersion;
import org.sagekit.api.deploy.registry.Reason;
import org.sagekit.api.deploy.registry.RegistryEvent.Kind;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.core.deploy.history.EndpointLog;
import org.sagekit.core.deploy.registry.RegistryLog.Change;

/**
 * The changes that can be made, each with the event that tells of it. All within the caller's
 * transaction: if one is refused, nothing of it lasts.
 */
final class Changes {
  private final VersionTable versions;
  private final RegistryLog log;

  Changes(VersionTable versions, RegistryLog log) {
    this.versions = versions;
    this.log = log;
  }

  void createGroup(Connection c, String group, String description, Reason reason)
      throws SQLException {
    if (GroupTable.find(c, group).isPresent()) {
      throw new IllegalStateException(
          "Model registry: group '%s' must be new, but is there. Maybe describeGroup."
              .formatted(group));
    }
    Instant now = log.append(c, Change.ofGroup(group, Kind.GROUP_CREATED, "", description), reason);
    GroupTable.insert(c, group, description, now);
  }

  void deleteGroup(Connection c, String group, Reason reason) throws SQLException {
    ModelGroup found = GroupTable.require(c, group);
    if (found.versions() > 0) {
      throw new IllegalStateException(
          "Model group '%s': versions must all be deleted before it, but there are %s. Maybe delete them first."
              .formatted(group, "" + found.versions()));
    }
    log.append(c, Change.ofGroup(group, Kind.GROUP_DELETED, found.description(), ""), reason);
    GroupTable.delete(c, group);
  }

  void describeGroup(Connection c, String group, String description, Reason reason)
      throws SQLException {
    String before = GroupTable.require(c, group).description();
    if (!before.equals(description)) {
      log.append(c, Change.ofGroup(group, Kind.DESCRIBED, before, description), reason);
      GroupTable.describe(c, group, description);
    }
  }

  /** Gives a package that the group has not yet the next number. */
  VersionId register(Connection c, String group, NewVersion version, Reason reason)
      throws SQLException {
    if (GroupTable.find(c, group).isEmpty()) {
      createGroup(c, group, "", reason);
    }
    VersionId id = new VersionId(group, RegistryLog.lastNumber(c, group) + 1);
    VersionTable.Row row = VersionTable.Row.of(id, version);
    Instant now =
        log.append(c, Change.of(id, Kind.REGISTERED, "", row.modelPackage().hex()), reason);
    versions.insert(c, row, new Approval(ApprovalStatus.PENDING_MANUAL_APPROVAL, reason, now));
    if (version.status() != ApprovalStatus.PENDING_MANUAL_APPROVAL) {
      decide(c, id, version.status(), reason);
    }
    for (String alias : version.aliases()) {
      point(c, alias, id, reason);
    }
    return id;
  }

  void decide(Connection c, VersionId id, ApprovalStatus next, Reason reason) throws SQLException {
    Approval before = versions.version(c, id).approval();
    if (!before.status().mayBecome(next)) {
      throw new IllegalStateException(
          "Version %s: status must be %s to become %s, but is %s. Maybe look at its history."
              .formatted(
                  id,
                  next.before().stream()
                      .map(ApprovalStatus::label)
                      .collect(Collectors.joining(" or ")),
                  next.label(),
                  before));
    }
    Instant now =
        log.append(
            c, Change.of(id, Kind.STATUS_CHANGED, before.status().name(), next.name()), reason);
    versions.decide(c, id, new Approval(next, reason, now));
  }

  void describe(Connection c, VersionId id, String description, Reason reason) throws SQLException {
    String before = versions.version(c, id).description();
    if (!before.equals(description)) {
      log.append(c, Change.of(id, Kind.DESCRIBED, before, description), reason);
      versions.describe(c, id, description);
    }
  }

  void point(Connection c, String alias, VersionId target, Reason reason) throws SQLException {
    versions.version(c, target);
    OptionalInt before = GroupTable.target(c, target.group(), alias);
    String after = String.valueOf(target.number());
    if (before.isEmpty() || before.getAsInt() != target.number()) {
      String was = before.isPresent() ? String.valueOf(before.getAsInt()) : "";
      log.append(
          c,
          new Change(target.group(), target.number(), Kind.ALIAS_SET, alias, was, after),
          reason);
      GroupTable.point(c, alias, target);
    }
  }

  void removeAlias(Connection c, String group, String alias, Reason reason) throws SQLException {
    ModelGroup found = GroupTable.require(c, group);
    Integer target = found.numberByAlias().get(alias);
    if (target == null) {
      throw new IllegalArgumentException(
          "Model group '%s': alias must be one of %s, but was %s."
              .formatted(group, found.numberByAlias().keySet(), RegistryTexts.shown(alias)));
    }
    log.append(
        c,
        new Change(group, target, Kind.ALIAS_REMOVED, alias, String.valueOf(target), ""),
        reason);
    GroupTable.removeAlias(c, group, alias);
  }

  /** Deletes a version that nothing uses. */
  void delete(Connection c, ModelVersion version, Reason reason) throws SQLException {
    List<String> users = new ArrayList<>();
    EndpointLog.using(c, version.packageFingerprint())
        .forEach(endpoint -> users.add("endpoint '" + endpoint + "'"));
    version.aliases().forEach(alias -> users.add("alias '" + alias + "'"));
    if (!users.isEmpty()) {
      throw new IllegalStateException(
          "Version %s: it must be out of use to be deleted, but %s %s it. Maybe give %s another version first."
              .formatted(
                  version.id(),
                  String.join(" and ", users),
                  users.size() == 1 ? "uses" : "use",
                  users.size() == 1 ? "it" : "them"));
    }
    log.append(
        c, Change.of(version.id(), Kind.DELETED, version.packageFingerprint().hex(), ""), reason);
    versions.delete(c, version.id());
  }
}
