package org.sagekit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.StoreException;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.run.TrackedRun;

/**
 * The server of a team's workspace crashes while it is written to: one of its processes is killed,
 * whereupon it ends all of them and recovers from its log. What was acknowledged is there, and
 * writing goes on by itself.
 */
class PostgresCrashTest {
  private static final int POINTS = 20;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private final SplittableRandom random = new SplittableRandom(7);
  @TempDir private Path home;

  @Test
  void losesNothingInTwoCrashes() throws Exception {
    crash(2);
  }

  @Test
  @Tag("proof")
  void losesNothingInAHundredCrashes() throws Exception {
    crash(100);
  }

  private void crash(int crashes) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        SageKit kit = SageKit.open(server.getPostgresDatabase(), home)) {
      List<String> acknowledged = new ArrayList<>();
      for (int crash = 0; crash < crashes; crash++) {
        int before = random.nextInt(1, 40);
        for (int run = 0; run < before; run++) {
          acknowledged.add(written(kit));
        }
        crash(server, kit, acknowledged);
      }
      for (String id : acknowledged) {
        TrackedRun run = kit.tracker().run(id).orElseThrow();
        assertThat(run.metrics().get("loss").points()).isEqualTo(POINTS);
      }
      assertThat(kit.check()).isEmpty();
    }
  }

  private static String written(SageKit kit) {
    try (RunLog run = kit.tracker().begin("crashes", "run")) {
      for (int step = 0; step < POINTS; step++) {
        run.log("loss", step, step);
      }
      return run.id();
    }
  }

  /** Another connection tells when the server has noticed; meanwhile writing goes on. */
  private static void crash(EmbeddedPostgres server, SageKit kit, List<String> acknowledged)
      throws SQLException, InterruptedException {
    DataSource source = server.getPostgresDatabase();
    try (Connection victim = source.getConnection();
        Connection witness = source.getConnection()) {
      kill(victim);
      await(() -> !witness.isValid(1), kit, acknowledged);
    }
    await(() -> isUp(source), kit, acknowledged);
  }

  private static void kill(Connection victim) throws SQLException {
    try (var statement = victim.createStatement();
        var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
      rows.next();
      assertThat(ProcessHandle.of(rows.getLong(1)).orElseThrow().destroyForcibly()).isTrue();
    }
  }

  private static void await(Callable<Boolean> end, SageKit kit, List<String> acknowledged)
      throws InterruptedException {
    long begun = System.nanoTime();
    while (!isTrue(end)) {
      assertThat(System.nanoTime() - begun).isLessThan(PATIENCE);
      try {
        acknowledged.add(written(kit));
      } catch (StoreException e) {
        TimeUnit.MILLISECONDS.sleep(20); // refused, and said to be
      }
    }
  }

  private static boolean isTrue(Callable<Boolean> test) {
    try {
      return test.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isUp(DataSource source) {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }
}
