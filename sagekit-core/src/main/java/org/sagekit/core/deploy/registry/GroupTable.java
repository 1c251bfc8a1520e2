package org.sagekit.core.deploy.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.deploy.registry.ModelGroup;
import org.sagekit.api.deploy.registry.VersionId;

/** The rows of the groups and aliases there are. A group is read by one statement. */
final class GroupTable {
  private static final String SELECT =
      """
      SELECT g.name, g.description, g.created,
        (SELECT count(*) FROM model_version v WHERE v.model_group = g.name),
        (SELECT string_agg(a.alias || ' ' || a.number, ' ') FROM model_alias a
          WHERE a.model_group = g.name)
      FROM model_group g\s""";

  private GroupTable() {}

  static List<ModelGroup> all(Connection connection) throws SQLException {
    return Sql.list(connection, SELECT + "ORDER BY g.name", GroupTable::group);
  }

  static Optional<ModelGroup> find(Connection connection, String name) throws SQLException {
    return Sql.first(connection, SELECT + "WHERE g.name = ?", GroupTable::group, name);
  }

  /** A group that must be there. */
  static ModelGroup require(Connection connection, String name) throws SQLException {
    Optional<ModelGroup> found = find(connection, name);
    if (found.isPresent()) {
      return found.get();
    }
    List<String> names = all(connection).stream().map(ModelGroup::name).toList();
    throw new IllegalArgumentException(
        "Model registry: group " + RegistryTexts.notThere(name, names));
  }

  static void insert(Connection connection, String name, String description, Instant created)
      throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO model_group (name, description, created) VALUES (?, ?, ?)",
        name,
        description,
        created.toEpochMilli());
  }

  static void describe(Connection connection, String name, String description) throws SQLException {
    Sql.update(
        connection, "UPDATE model_group SET description = ? WHERE name = ?", description, name);
  }

  static void delete(Connection connection, String name) throws SQLException {
    Sql.update(connection, "DELETE FROM model_group WHERE name = ?", name);
  }

  /** Where an alias points. */
  static OptionalInt target(Connection connection, String group, String alias) throws SQLException {
    return Sql.first(
            connection,
            "SELECT number FROM model_alias WHERE model_group = ? AND alias = ?",
            row -> OptionalInt.of(row.getInt(1)),
            group,
            alias)
        .orElse(OptionalInt.empty());
  }

  static void point(Connection connection, String alias, VersionId target) throws SQLException {
    Sql.update(
        connection,
        """
        INSERT INTO model_alias (model_group, alias, number) VALUES (?, ?, ?)
        ON CONFLICT (model_group, alias) DO UPDATE SET number = excluded.number""",
        target.group(),
        alias,
        target.number());
  }

  static void removeAlias(Connection connection, String group, String alias) throws SQLException {
    Sql.update(
        connection, "DELETE FROM model_alias WHERE model_group = ? AND alias = ?", group, alias);
  }

  private static ModelGroup group(ResultSet row) throws SQLException {
    return new ModelGroup(
        row.getString(1),
        row.getString(2),
        Instant.ofEpochMilli(row.getLong(3)),
        row.getInt(4),
        aliases(row.getString(5)));
  }

  private static SortedMap<String, Integer> aliases(@Nullable String text) {
    if (text == null) {
      return Collections.emptySortedMap();
    }
    SortedMap<String, Integer> numberByAlias = new TreeMap<>();
    String[] words = text.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      numberByAlias.put(words[i], Integer.valueOf(words[i + 1]));
    }
    return numberByAlias;
  }
}
