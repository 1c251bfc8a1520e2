package org.sagekit.core.internal;

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
import org.sagekit.core.internal.TextCodec.Text;

/**
 * A process that writes into a workspace from several threads, and says of each record that it was
 * acknowledged; to be killed.
 */
final class StoreChild implements AutoCloseable {
  private static final int SIGKILL = 128 + 9;
  private static final int THREADS = 4;
  private static final String SQLITE = "sqlite";
  private final Process process;
  private final BufferedReader out;

  private StoreChild(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts to write records of a name. */
  static StoreChild start(Path home, String tables, String name) throws IOException {
    return new StoreChild(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                StoreChild.class.getName(),
                home.toString(),
                tables,
                name)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Where the tables are, as {@link #start} wants it told. */
  static FileWorkspace open(Path home, String tables) {
    return tables.equals(SQLITE)
        ? FileWorkspace.open(home)
        : FileWorkspace.open(Postgres.at(tables), home);
  }

  /** Tables in the workspace's own folder. */
  static String sqlite() {
    return SQLITE;
  }

  /** Kills it when it has said so much; returns all that was acknowledged. */
  List<String> killAfter(int records) throws IOException, InterruptedException {
    List<String> acknowledged = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (!line.endsWith(".")) {
        break; // the last word, cut off
      }
      acknowledged.add(line.substring(0, line.length() - 1));
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
    FileWorkspace workspace = open(Path.of(args[0]), args[1]);
    for (int thread = 0; thread < THREADS; thread++) {
      String name = args[2] + "-" + thread;
      new Thread(() -> write(workspace, name)).start();
    }
  }

  private static void write(FileWorkspace workspace, String name) {
    for (int i = 0; ; i++) {
      String record = name + "-" + i;
      if (i % 4 == 3) {
        workspace.keep(Fingerprint.of(record), new Text(record));
      } else {
        insert(FileWorkspace.tablesOf(workspace), record);
      }
      System.out.println(record + ".");
    }
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
