package org.sagekit.core.deploy.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.deploy.registry.Approval;
import org.sagekit.api.deploy.registry.ApprovalStatus;
import org.sagekit.api.deploy.registry.ModelCard;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.NewVersion;
import org.sagekit.api.deploy.registry.Reason;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.api.pack.ModelPackage;

/**
 * The rows of the versions there are. A version and its aliases are read by one statement, so that
 * they are of one moment.
 */
final class VersionTable {
  private static final String SELECT =
      """
      SELECT v.model_group, v.number, v.package, v.card, v.description, v.status, v.decided_by,
        v.decided_why, v.decided, v.registered,
        (SELECT string_agg(a.alias, ' ') FROM model_alias a
          WHERE a.model_group = v.model_group AND a.number = v.number)
      FROM model_version v\s""";

  private final PackageShelf shelf;

  VersionTable(PackageShelf shelf) {
    this.shelf = shelf;
  }

  /** A row to be. */
  record Row(VersionId id, Fingerprint modelPackage, String card, String description) {

    static Row of(VersionId id, NewVersion version) {
      ModelPackage pack = version.modelPackage();
      return new Row(
          id,
          pack.fingerprint(),
          CardJson.write(ModelCard.of(pack.model())),
          version.description());
    }
  }

  void insert(Connection connection, Row row, Approval approval) throws SQLException {
    Sql.update(
        connection,
        """
        INSERT INTO model_version (model_group, number, package, card, description, status,
          decided_by, decided_why, decided, registered)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        row.id().group(),
        row.id().number(),
        row.modelPackage().hex(),
        row.card(),
        row.description(),
        approval.status().name(),
        approval.reason().who(),
        approval.reason().why(),
        approval.time().toEpochMilli(),
        approval.time().toEpochMilli());
  }

  void decide(Connection connection, VersionId id, Approval approval) throws SQLException {
    Sql.update(
        connection,
        """
        UPDATE model_version SET status = ?, decided_by = ?, decided_why = ?, decided = ?
        WHERE model_group = ? AND number = ?""",
        approval.status().name(),
        approval.reason().who(),
        approval.reason().why(),
        approval.time().toEpochMilli(),
        id.group(),
        id.number());
  }

  void describe(Connection connection, VersionId id, String description) throws SQLException {
    Sql.update(
        connection,
        "UPDATE model_version SET description = ? WHERE model_group = ? AND number = ?",
        description,
        id.group(),
        id.number());
  }

  void delete(Connection connection, VersionId id) throws SQLException {
    Sql.update(
        connection,
        "DELETE FROM model_version WHERE model_group = ? AND number = ?",
        id.group(),
        id.number());
  }

  /** A version that must be there; the message of the refusal tells what became of it. */
  ModelVersion version(Connection connection, VersionId id) throws SQLException {
    Optional<ModelVersion> found =
        Sql.first(
            connection,
            SELECT + "WHERE v.model_group = ? AND v.number = ?",
            this::version,
            id.group(),
            id.number());
    return found.isPresent() ? found.get() : refused(connection, id);
  }

  private ModelVersion refused(Connection connection, VersionId id) throws SQLException {
    GroupTable.require(connection, id.group());
    String fate =
        RegistryLog.deletionOf(connection, id)
            .map(
                gone ->
                    "it was deleted by %s on %s: %s"
                        .formatted(gone.reason().who(), gone.time(), gone.reason().why()))
            .orElse("there is none of this number");
    throw new IllegalArgumentException(
        "Model group '%s': version must be one of %s, but was %s; %s."
            .formatted(id.group(), numbers(connection, id.group()), "" + id.number(), fate));
  }

  private static String numbers(Connection connection, String group) throws SQLException {
    int most = 20;
    List<String> numbers =
        Sql.list(
            connection,
            "SELECT number FROM model_version WHERE model_group = ? ORDER BY number DESC LIMIT ?",
            row -> String.valueOf(row.getInt(1)),
            group,
            most + 1);
    return numbers.size() > most
        ? String.join(", ", numbers.subList(0, most)) + ", ..."
        : numbers.isEmpty() ? "those that are there (none)" : String.join(", ", numbers);
  }

  /** The version of a group that a package is. */
  Optional<ModelVersion> ofPackage(Connection connection, String group, Fingerprint modelPackage)
      throws SQLException {
    return Sql.first(
        connection,
        SELECT + "WHERE v.model_group = ? AND v.package = ?",
        this::version,
        group,
        modelPackage.hex());
  }

  /** The version that an alias points at. */
  Optional<ModelVersion> ofAlias(Connection connection, String group, String alias)
      throws SQLException {
    return Sql.first(
        connection,
        SELECT
            + """
            JOIN model_alias x ON x.model_group = v.model_group AND x.number = v.number
            WHERE v.model_group = ? AND x.alias = ?""",
        this::version,
        group,
        alias);
  }

  /** The version of a group with the greatest number. */
  Optional<ModelVersion> latest(Connection connection, String group) throws SQLException {
    return Sql.first(
        connection,
        SELECT + "WHERE v.model_group = ? ORDER BY v.number DESC LIMIT 1",
        this::version,
        group);
  }

  /** The approved version of a group with the greatest number. */
  Optional<ModelVersion> latestApproved(Connection connection, String group) throws SQLException {
    return Sql.first(
        connection,
        SELECT + "WHERE v.model_group = ? AND v.status = ? ORDER BY v.number DESC LIMIT 1",
        this::version,
        group,
        ApprovalStatus.APPROVED.name());
  }

  List<ModelVersion> ofGroup(Connection connection, String group) throws SQLException {
    return Sql.list(
        connection,
        SELECT + "WHERE v.model_group = ? ORDER BY v.number DESC",
        this::version,
        group);
  }

  List<ModelVersion> all(Connection connection) throws SQLException {
    return Sql.list(connection, SELECT + "ORDER BY v.model_group, v.number DESC", this::version);
  }

  /** Whether a version of any group is of a package. */
  static boolean isRegistered(Connection connection, Fingerprint modelPackage) throws SQLException {
    return Sql.first(
            connection,
            "SELECT 1 FROM model_version WHERE package = ? LIMIT 1",
            row -> true,
            modelPackage.hex())
        .isPresent();
  }

  /** The packages that a version of any group is of. */
  static Set<Fingerprint> packages(Connection connection) throws SQLException {
    return Set.copyOf(
        Sql.list(
            connection,
            "SELECT DISTINCT package FROM model_version",
            row -> new Fingerprint(row.getString(1))));
  }

  private ModelVersion version(ResultSet row) throws SQLException {
    Fingerprint modelPackage = new Fingerprint(row.getString(3));
    Approval approval =
        new Approval(
            ApprovalStatus.valueOf(row.getString(6)),
            new Reason(row.getString(7), row.getString(8)),
            Instant.ofEpochMilli(row.getLong(9)));
    String aliases = row.getString(11);
    return new StoredVersion(
        new VersionId(row.getString(1), row.getInt(2)),
        modelPackage,
        CardJson.read(row.getString(4)),
        row.getString(5),
        approval,
        aliases == null ? List.of() : Arrays.stream(aliases.split(" ")).sorted().toList(),
        Instant.ofEpochMilli(row.getLong(10)),
        shelf.file(modelPackage));
  }
}
