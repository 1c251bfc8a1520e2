package org.sagekit.core.track.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.StoreException;
import org.sagekit.api.track.run.RunEnvironment;
import org.sagekit.api.track.run.RunEnvironment.GitCommit;
import org.sagekit.core.internal.Json;

/** The table of environments, each once, under the SHA-256 of its JSON. */
final class Environments {

  private Environments() {}

  static String text(RunEnvironment environment) {
    JsonObject json = new JsonObject();
    json.addProperty("java", environment.java());
    json.addProperty("os", environment.os());
    json.addProperty("processors", environment.processors());
    json.addProperty("maxHeap", environment.maxHeap());
    json.addProperty("mainClass", environment.mainClass());
    environment
        .git()
        .ifPresent(
            git -> {
              json.addProperty("commit", git.commit());
              json.addProperty("branch", git.branch());
            });
    JsonObject settings = new JsonObject();
    new TreeMap<>(environment.settings()).forEach(settings::addProperty);
    json.add("settings", settings);
    JsonArray libraries = new JsonArray();
    environment.libraries().forEach(libraries::add);
    json.add("libraries", libraries);
    return Json.line(json);
  }

  static String hash(String text) {
    return Fingerprint.ofBytes(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  static void write(Connection connection, String hash, String text) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO environment (sha256, content) VALUES (?, ?)
            ON CONFLICT (sha256) DO NOTHING""")) {
      insert.setString(1, hash);
      insert.setString(2, text);
      insert.executeUpdate();
    }
  }

  static Optional<RunEnvironment> read(Connection connection, String hash) throws SQLException {
    try (var query =
        connection.prepareStatement("SELECT content FROM environment WHERE sha256 = ?")) {
      query.setString(1, hash);
      try (var rows = query.executeQuery()) {
        return rows.next() ? Optional.of(parsed(hash, rows.getString(1))) : Optional.empty();
      }
    }
  }

  /** Says of every environment that is damaged what it is. */
  static void check(Connection connection, RowCheck check) throws SQLException {
    check.each(
        connection,
        "SELECT sha256, content FROM environment",
        row -> parsed(row.getString(1), row.getString(2)));
  }

  private static RunEnvironment parsed(String hash, String text) {
    if (!hash(text).equals(hash)) {
      throw new StoreException("Environment '%s' is damaged.".formatted(hash));
    }
    JsonObject json = Json.object("Environment '" + hash + "'", text);
    Map<String, String> settings = new LinkedHashMap<>();
    json.getAsJsonObject("settings")
        .entrySet()
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue().getAsString()));
    List<String> libraries = new ArrayList<>();
    for (JsonElement library : json.getAsJsonArray("libraries")) {
      libraries.add(library.getAsString());
    }
    return new RunEnvironment(
        json.get("java").getAsString(),
        json.get("os").getAsString(),
        json.get("processors").getAsInt(),
        json.get("maxHeap").getAsLong(),
        json.get("mainClass").getAsString(),
        json.has("commit")
            ? Optional.of(
                new GitCommit(json.get("commit").getAsString(), json.get("branch").getAsString()))
            : Optional.empty(),
        settings,
        libraries);
  }
}
