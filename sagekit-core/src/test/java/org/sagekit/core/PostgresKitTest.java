package org.sagekit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.RunContext;
import org.sagekit.api.Stage;
import org.sagekit.api.Stages;
import org.sagekit.api.StoreException;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.core.internal.Postgres;
import org.sagekit.core.internal.TextCodec.Text;

/** A workspace of a team. */
class PostgresKitTest {
  @TempDir private Path home;
  private final DataSource tables = Postgres.database();
  private final AtomicInteger worked = new AtomicInteger();

  private final Stage<Text, Text> stage =
      Stages.of(
          "upper",
          "1",
          (Text in, RunContext run) -> {
            worked.incrementAndGet();
            return new Text(in.value() + " " + run.seed());
          });

  @Test
  void oneOfATeamGoesOnWhereAnotherWas() {
    try (SageKit mine = SageKit.open(tables, home);
        SageKit hers = SageKit.open(tables, home)) {
      PipelineRun<Text> first = mine.run(stage, new Text("in"));
      PipelineRun<Text> again = hers.run(stage, new Text("in"));
      assertThat(again.output()).isEqualTo(first.output());
      assertThat(worked).hasValue(1);
      assertThat(hers.tracker().search(RunSearch.all()).runs()).isNotEmpty();
      assertThat(hers.check()).isEmpty();
    }
  }

  @Test
  void anOutputIsAlsoFoundByItsFingerprint() {
    try (SageKit kit = SageKit.open(tables, home)) {
      Text output = kit.run(stage, new Text("in")).output();
      assertThat(kit.workspace().find(output.fingerprint(), Text.class)).contains(output);
    }
  }

  @Test
  void givesItsConnectionsBackIfItCantBeOpened() throws SQLException {
    SageKit.open(tables, home).close();
    try (Connection hand = tables.getConnection();
        Statement statement = hand.createStatement()) {
      statement.execute("ALTER TABLE run_of_2 RENAME TO elsewhere");
    }
    List<Connection> given = new ArrayList<>();
    PGSimpleDataSource counted =
        new PGSimpleDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            given.add(tables.getConnection());
            return given.get(given.size() - 1);
          }
        };
    assertThatThrownBy(() -> SageKit.open(counted, home)).isInstanceOf(StoreException.class);
    for (Connection one : given) {
      assertThat(one.isClosed()).isTrue();
    }
  }

  @Test
  void takesOptions() {
    try (SageKit kit = SageKit.open(tables, home, options -> options.seed(7).threads(1));
        SageKit same = SageKit.open(home.resolve("other"), options -> options.seed(7))) {
      Text output = kit.run(stage, new Text("in")).output();
      assertThat(same.run(stage, new Text("in")).output()).isEqualTo(output);
    }
  }

  @Test
  void checksNothingOnceItIsClosed() {
    SageKit kit = SageKit.open(tables, home);
    kit.close();
    assertThatThrownBy(kit::check).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> SageKit.open((DataSource) null, home))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("tables");
  }
}
