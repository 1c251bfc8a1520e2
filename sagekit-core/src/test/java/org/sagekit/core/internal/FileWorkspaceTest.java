package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.StoreException;
import org.sagekit.api.Workspace;
import org.sagekit.api.contract.StoreContract;
import org.sagekit.core.internal.TextCodec.Text;

class FileWorkspaceTest extends StoreContract {
  private static final Fingerprint KEY = Fingerprint.of("key");

  /** What version 1 did not have; those that refer to others first. */
  private static final List<String> LATER =
      List.of(
          "ancestry",
          "run_value",
          "artifact",
          "series_block",
          "series",
          "tag",
          "param",
          "run",
          "environment",
          "experiment",
          "endpoint",
          "endpoint_event",
          "model_alias",
          "model_version",
          "model_group",
          "registry_event");

  @Override
  protected Workspace open(Path home) {
    return FileWorkspace.open(home);
  }

  @Override
  protected Fingerprinted value(String content) {
    return new Text(content);
  }

  @Test
  void refusesAValueWithoutCodec() {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      assertThatThrownBy(() -> workspace.keep(KEY, new Object()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Workspace: value must be of a type with a codec, but was a java.lang.Object.");
    }
  }

  @Test
  void detectsEveryFlippedByte() throws IOException {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      workspace.keep(KEY, new Text("what was acknowledged is there, or said to be damaged"));
      Path object = objects().get(0);
      byte[] bytes = Files.readAllBytes(object);
      Random random = new Random(1);
      for (int i = 0; i < bytes.length; i++) {
        byte[] flipped = bytes.clone();
        flipped[i] ^= (byte) (1 << random.nextInt(8));
        Files.write(object, flipped);
        assertThatThrownBy(() -> workspace.find(KEY, Text.class))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("is damaged");
      }
    }
  }

  @Test
  void saysThatAnObjectIsGone() throws IOException {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      workspace.keep(KEY, new Text("gone"));
      Files.delete(objects().get(0));
      assertThatThrownBy(() -> workspace.find(KEY, Text.class)).hasMessageContaining("is gone");
    }
  }

  @Test
  void leavesNoPartFilesBehind() throws IOException {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      workspace.keep(KEY, new Text("one"));
      assertThat(objects()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ".hidden", "a/b", "a\\b", "/etc", "a\0b", "ä"})
  void refusesFolderNamesThatLeadElsewhere(String name) {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      assertThatThrownBy(() -> workspace.folder(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Workspace: folder must be letters, digits");
    }
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    Files.writeString(
        home.resolve("sagekit.db"), "no database, but long enough to look at".repeat(9));
    assertThatThrownBy(() -> FileWorkspace.open(home))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("sagekit.db");
  }

  @Test
  void bringsAStoreOfAnEarlierVersionUpToDate() {
    Path file = home.resolve("old.db");
    try (Store old = Store.open(file)) {
      old.write(
          c -> {
            try (var statement = c.createStatement()) {
              for (String table : LATER) {
                statement.executeUpdate("DROP TABLE " + table);
              }
              statement.executeUpdate("ALTER TABLE run_of_2 RENAME TO run");
              statement.executeUpdate(
                  "INSERT INTO run (name, status, started) VALUES ('a', 'b', 1)");
              return statement.executeUpdate("PRAGMA user_version = 1");
            }
          });
    }
    try (Store opened = Store.open(file)) {
      assertThat(count(opened, "run_of_2")).isOne();
      assertThat(LATER).allMatch(table -> count(opened, table) == 0);
    }
  }

  private static int count(Store store, String table) {
    return store.read(
        c -> {
          try (var statement = c.createStatement();
              var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return rows.getInt(1);
          }
        });
  }

  @Test
  void refusesAStoreOfALaterVersion() {
    FileWorkspace.open(home).close();
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      FileWorkspace.tablesOf(workspace)
          .write(
              c -> {
                Database.execute(c, "PRAGMA user_version = 99");
                return true;
              });
    }
    assertThatThrownBy(() -> FileWorkspace.open(home))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("has version 99, but this SageKit knows " + Tables.VERSION + ".");
  }

  private List<Path> objects() throws IOException {
    try (var files = Files.walk(home.resolve("objects"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
