package org.sagekit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.track.RunLog;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Postgres;
import org.sagekit.core.internal.Store;
import org.sagekit.core.internal.TextCodec.Text;

/**
 * A process that writes into a workspace from several threads, and says of each record that it was
 * acknowledged; to be killed.
 */
final class WorkspaceChild implements AutoCloseable {

  /** Stands for tables in the workspace's own folder. */
  static final String SQLITE = "sqlite";

  private static final int SIGKILL = 128 + 9;
  private static final int THREADS = 4;
  private static final int POINTS = 50;
  private final Process process;
  private final BufferedReader out;

  private WorkspaceChild(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** What may be written. */
  enum Kind {
    /** A row of a table, by its text. */
    ROW,
    /** A value, by its key. */
    VALUE,
    /** The first points of a run's series, by the run and their number. */
    POINTS,
    /** An artifact of a run, by the run and its name. */
    ARTIFACT
  }

  /** Something that was acknowledged. */
  record Said(Kind kind, String of, String what) {

    static Said parse(String line) {
      String[] words = line.split(" ", -1);
      return new Said(Kind.valueOf(words[0]), words[1], words[2]);
    }

    /** On a line with an end of its own, so that a line cut off is none. */
    void say() {
      System.out.println(kind + " " + of + " " + what + " .");
    }
  }

  /**
   * Starts to write.
   *
   * @param tables {@link #SQLITE}, or the URL of a database of PostgreSQL
   * @param name what its records are called, unlike those of others
   */
  static WorkspaceChild start(Path home, String tables, String name) throws IOException {
    return new WorkspaceChild(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                WorkspaceChild.class.getName(),
                home.toString(),
                tables,
                name)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  static SageKit open(Path home, String tables) {
    return tables.equals(SQLITE) ? SageKit.open(home) : SageKit.open(Postgres.at(tables), home);
  }

  /** Kills it when it has said so much; returns all that was acknowledged. */
  List<Said> killAfter(int records) throws IOException, InterruptedException {
    List<Said> acknowledged = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.endsWith(" .")) {
        acknowledged.add(Said.parse(line));
      }
      if (acknowledged.size() == records) {
        process.toHandle().destroyForcibly(); // unlike the process itself, leaves the stream open
      }
    }
    assertThat(process.waitFor()).isEqualTo(SIGKILL);
    return acknowledged;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Writes until it is killed. */
  public static void main(String[] args) {
    SageKit kit = open(Path.of(args[0]), args[1]);
    for (int thread = 0; thread < THREADS; thread++) {
      String name = args[2] + "-" + thread;
      new Thread(() -> write(kit, name)).start();
    }
  }

  private static void write(SageKit kit, String name) {
    RunLog run = kit.tracker().begin("kills", name);
    for (int i = 0; ; i++) {
      String record = name + "-" + i;
      insert(FileWorkspace.tablesOf(kit.workspace()), record);
      new Said(Kind.ROW, record, "-").say();
      for (int step = i * POINTS; step < (i + 1) * POINTS; step++) {
        run.log("loss", step, valueAt(step));
      }
      run.flush();
      new Said(Kind.POINTS, run.id(), String.valueOf((i + 1) * POINTS)).say();
      kit.workspace().keep(Fingerprint.of(record), new Text(record));
      new Said(Kind.VALUE, record, "-").say();
      run.artifact(record, record.getBytes(StandardCharsets.UTF_8), "text/plain").flush();
      new Said(Kind.ARTIFACT, run.id(), record).say();
    }
  }

  /** So that a point in the wrong place is seen. */
  static double valueAt(long step) {
    return Math.sin(step);
  }

  private static void insert(Store store, String record) {
    store.write(
        c -> {
          try (PreparedStatement insert =
              c.prepareStatement(
                  """
                  INSERT INTO endpoint_event (endpoint, time, kind, reason, traffic)
                  VALUES (?, 1, 'OPENED', '', '[]')""")) {
            insert.setString(1, record);
            return insert.executeUpdate();
          }
        });
  }
}
