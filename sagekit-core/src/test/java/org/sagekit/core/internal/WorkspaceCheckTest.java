package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.core.internal.TextCodec.Text;

/** What is wrong is said, and what is not wrong is not. */
class WorkspaceCheckTest {
  private static final Fingerprint KEY = Fingerprint.of("key");
  @TempDir private Path home;

  private static void change(FileWorkspace workspace, String statement) {
    FileWorkspace.tablesOf(workspace)
        .write(
            c -> {
              Database.execute(c, statement);
              return true;
            });
  }

  @Test
  void findsNothingInASoundWorkspace() {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      assertThat(workspace.check()).isEmpty();
      workspace.keep(KEY, new Text("sound"));
      assertThat(workspace.check()).isEmpty();
    }
  }

  @Test
  void findsNothingInASoundWorkspaceOnPostgres() {
    try (FileWorkspace workspace = FileWorkspace.open(Postgres.database(), home)) {
      assertThat(workspace.check()).isEmpty();
      workspace.keep(KEY, new Text("sound"));
      assertThat(workspace.check()).isEmpty();
    }
  }

  @Test
  void findsAnObjectThatIsGone() throws IOException {
    try (FileWorkspace workspace = FileWorkspace.open(Postgres.database(), home)) {
      workspace.keep(KEY, new Text("gone"));
      try (var files = Files.walk(home.resolve("objects"))) {
        Files.delete(files.filter(Files::isRegularFile).findFirst().orElseThrow());
      }
      assertThat(workspace.check()).singleElement().asString().endsWith("is gone.");
    }
  }

  @Test
  void findsRowsThatReferToNothing() {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      workspace.keep(KEY, new Text("sound"));
      change(workspace, "UPDATE kept SET sha256 = 'x'");
      assertThat(workspace.check())
          .singleElement()
          .asString()
          .isEqualTo(
              "Table kept: row '%s' is damaged: Fingerprint: hex must be 64 hexadecimal digits, but was 'x'."
                  .formatted(KEY.hex()));
    }
  }

  @Test
  void findsRowsWhoseRowIsGone() throws Exception {
    FileWorkspace.open(home).close();
    try (var connection =
        java.sql.DriverManager.getConnection("jdbc:sqlite:" + home.resolve("sagekit.db"))) {
      Database.execute(connection, "INSERT INTO model_alias VALUES ('income', 'best', 7)");
    }
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      assertThat(workspace.check())
          .singleElement()
          .asString()
          .contains("of table model_alias refers to a row of table model_version");
    }
  }

  @Test
  void findsDamagedPages() throws IOException {
    Path file = home.resolve("sagekit.db");
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      for (int i = 0; i < 300; i++) {
        String row = "INSERT INTO model_group VALUES ('n%s', '%s', 1)";
        change(workspace, row.formatted("" + i, "words ".repeat(50)));
      }
    }
    int found = 0;
    byte[] sound = Files.readAllBytes(file);
    int page = 4096;
    for (int at = page; at < sound.length; at += page) {
      Files.write(file, sound);
      try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
        bytes.seek(at);
        bytes.write(new byte[page]);
      }
      found += isFound() ? 1 : 0;
    }
    assertThat(found).isEqualTo(sound.length / page - 1);
  }

  /** It may be so damaged that it can't even be opened. */
  private boolean isFound() {
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      List<String> damage = workspace.check();
      return !damage.isEmpty();
    } catch (org.sagekit.api.StoreException e) {
      return e.getMessage().contains("sagekit.db");
    }
  }
}
