package org.sagekit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.track.series.Series;
import org.sagekit.api.track.series.SeriesWindow;
import org.sagekit.core.WorkspaceChild.Kind;
import org.sagekit.core.WorkspaceChild.Said;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Postgres;
import org.sagekit.core.internal.Store;
import org.sagekit.core.internal.TextCodec.Text;

/** What a process has acknowledged is there when it was killed in the middle of its work. */
class WorkspaceKillTest {
  private static final int KILLS = 1000;
  private static final int KILLS_OF_A_WORKSPACE = 20;
  private static final int MOST_RECORDS = 300;
  private final SplittableRandom random = new SplittableRandom(6);
  @TempDir private Path home;

  @Test
  void losesNothingInThreeKills() throws Exception {
    kill(home, WorkspaceChild.SQLITE, 3);
  }

  @Test
  void losesNothingInThreeKillsOnPostgres() throws Exception {
    kill(home, Postgres.url(), 3);
  }

  @Test
  void losesNothingOfProcessesAtOnce() throws Exception {
    killAtOnce(WorkspaceChild.SQLITE);
  }

  @Test
  void losesNothingOfProcessesAtOnceOnPostgres() throws Exception {
    killAtOnce(Postgres.url());
  }

  /** Two make the tables at once, too. */
  private void killAtOnce(String tables) throws Exception {
    List<Said> acknowledged = new ArrayList<>();
    try (WorkspaceChild one = WorkspaceChild.start(home, tables, "one");
        WorkspaceChild other = WorkspaceChild.start(home, tables, "other")) {
      acknowledged.addAll(one.killAfter(50));
      acknowledged.addAll(other.killAfter(150));
    }
    try (SageKit kit = WorkspaceChild.open(home, tables)) {
      assertThat(kit.check()).isEmpty();
      assertThat(lost(kit, acknowledged)).isEmpty();
    }
  }

  @Test
  @Tag("proof")
  void losesNothingInAThousandKills() throws Exception {
    for (int kills = 0; kills < KILLS; kills += KILLS_OF_A_WORKSPACE) {
      kill(home.resolve("after-" + kills), WorkspaceChild.SQLITE, KILLS_OF_A_WORKSPACE);
    }
  }

  @Test
  @Tag("proof")
  void losesNothingInAThousandKillsOnPostgres() throws Exception {
    for (int kills = 0; kills < KILLS; kills += KILLS_OF_A_WORKSPACE) {
      kill(home.resolve("after-" + kills), Postgres.url(), KILLS_OF_A_WORKSPACE);
    }
  }

  private void kill(Path folder, String tables, int kills) throws Exception {
    List<Said> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < kills; kill++) {
      List<Said> said;
      int records = random.nextInt(1, MOST_RECORDS);
      try (WorkspaceChild child = WorkspaceChild.start(folder, tables, "kill-" + kill)) {
        said = child.killAfter(records);
      }
      assertThat(said).as("kill %s", kill).hasSizeGreaterThanOrEqualTo(records);
      acknowledged.addAll(said);
      try (SageKit kit = WorkspaceChild.open(folder, tables)) {
        assertThat(kit.check()).as("kill %s", kill).isEmpty();
        assertThat(lost(kit, said)).as("kill %s", kill).isEmpty();
      }
    }
    try (SageKit kit = WorkspaceChild.open(folder, tables)) {
      assertThat(lost(kit, acknowledged)).isEmpty();
    }
  }

  private static List<Said> lost(SageKit kit, List<Said> acknowledged) {
    Set<String> rows = rows(FileWorkspace.tablesOf(kit.workspace()));
    Set<Said> lastPoints = lastPoints(acknowledged);
    return acknowledged.stream()
        .filter(said -> said.kind() != Kind.POINTS || lastPoints.contains(said))
        .filter(said -> said.kind() == Kind.ROW ? !rows.contains(said.of()) : !isThere(kit, said))
        .toList();
  }

  /** Of each run's series what was said last, which holds for what was said before. */
  private static Set<Said> lastPoints(List<Said> acknowledged) {
    Map<String, Said> lastByRun = new HashMap<>();
    acknowledged.stream()
        .filter(said -> said.kind() == Kind.POINTS)
        .forEach(said -> lastByRun.put(said.of(), said));
    return Set.copyOf(lastByRun.values());
  }

  private static boolean isThere(SageKit kit, Said said) {
    return switch (said.kind()) {
      case ROW -> throw new IllegalArgumentException("rows are read at once");
      case VALUE ->
          kit.workspace()
              .find(Fingerprint.of(said.of()), Text.class)
              .filter(new Text(said.of())::equals)
              .isPresent();
      case POINTS -> hasPoints(kit, said.of(), Integer.parseInt(said.what()));
      case ARTIFACT ->
          kit.tracker().artifacts(said.of()).stream()
              .filter(artifact -> artifact.name().equals(said.what()))
              .map(artifact -> new String(kit.tracker().bytes(artifact), StandardCharsets.UTF_8))
              .anyMatch(said.what()::equals);
    };
  }

  /** At least so many, each in its place. */
  private static boolean hasPoints(SageKit kit, String run, int count) {
    Series series = kit.tracker().series(run, "loss", SeriesWindow.all());
    for (int i = 0; i < series.size(); i++) {
      if (series.step(i) != i || series.value(i) != WorkspaceChild.valueAt(i)) {
        return false;
      }
    }
    return series.size() >= count;
  }

  private static Set<String> rows(Store store) {
    return store.read(
        c -> {
          Set<String> rows = new HashSet<>();
          try (Statement statement = c.createStatement();
              ResultSet found = statement.executeQuery("SELECT endpoint FROM endpoint_event")) {
            while (found.next()) {
              rows.add(found.getString(1));
            }
          }
          return rows;
        });
  }
}
