package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.core.internal.TextCodec.Text;

/** What a process has acknowledged is there when it was killed in the middle of its work. */
class StoreKillTest {
  private static final int KILLS_OF_A_WORKSPACE = 20;
  private static final int MOST_RECORDS = 400;
  private final SplittableRandom random = new SplittableRandom(6);
  @TempDir private Path home;

  @Test
  void losesNothingInThreeKills() throws Exception {
    kill(home, StoreChild.sqlite(), 3);
  }

  @Test
  void losesNothingInThreeKillsOnPostgres() throws Exception {
    kill(home, Postgres.url(), 3);
  }

  @Test
  @Tag("proof")
  void losesNothingInAThousandKills() throws Exception {
    for (int i = 0; i < 1000 / KILLS_OF_A_WORKSPACE; i++) {
      kill(home.resolve("w" + i), StoreChild.sqlite(), KILLS_OF_A_WORKSPACE);
    }
  }

  @Test
  @Tag("proof")
  void losesNothingInAThousandKillsOnPostgres() throws Exception {
    for (int i = 0; i < 1000 / KILLS_OF_A_WORKSPACE; i++) {
      kill(home.resolve("w" + i), Postgres.url(), KILLS_OF_A_WORKSPACE);
    }
  }

  private void kill(Path folder, String tables, int kills) throws Exception {
    List<String> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < kills; kill++) {
      int records = random.nextInt(1, MOST_RECORDS);
      try (StoreChild child = StoreChild.start(folder, tables, "kill-" + kill)) {
        List<String> said = child.killAfter(records);
        assertThat(said).as("kill %s", kill).hasSizeGreaterThanOrEqualTo(records);
        acknowledged.addAll(said);
      }
      try (FileWorkspace workspace = StoreChild.open(folder, tables)) {
        assertThat(workspace.check()).as("kill %s", kill).isEmpty();
        assertThat(lost(workspace, acknowledged)).as("kill %s", kill).isEmpty();
      }
    }
  }

  private static List<String> lost(FileWorkspace workspace, List<String> acknowledged) {
    Set<String> found = new HashSet<>(records(FileWorkspace.tablesOf(workspace)));
    return acknowledged.stream()
        .filter(record -> !found.contains(record) && !isKept(workspace, record))
        .toList();
  }

  private static boolean isKept(FileWorkspace workspace, String record) {
    return workspace
        .find(Fingerprint.of(record), Text.class)
        .filter(new Text(record)::equals)
        .isPresent();
  }

  private static List<String> records(Store store) {
    return store.read(
        c -> {
          List<String> records = new ArrayList<>();
          try (Statement statement = c.createStatement();
              ResultSet rows = statement.executeQuery("SELECT endpoint FROM endpoint_event")) {
            while (rows.next()) {
              records.add(rows.getString(1));
            }
          }
          return records;
        });
  }
}
