package org.sagekit.core.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.StoreException;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.Artifact;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.run.UsedValue;
import org.sagekit.api.track.series.Series;
import org.sagekit.api.track.series.SeriesWindow;
import org.sagekit.core.SageKit;

/** Whatever byte of a workspace changes: it is found, or it was one that says nothing. */
class DamageTest {
  private static final int RUNS = 6;
  private static final long SEED = 20261128;

  @TempDir private Path folder;
  private Path home;
  private byte[] tables;
  private String truth;

  @BeforeEach
  void fill() throws IOException {
    home = folder.resolve("workspace");
    try (SageKit kit = SageKit.open(home)) {
      for (int i = 0; i < RUNS; i++) {
        fill(kit.tracker(), i);
      }
    }
    tables = Files.readAllBytes(home.resolve("sagekit.db"));
    assertThat(home.resolve("sagekit.db-wal")).doesNotExist();
    try (SageKit kit = SageKit.open(home)) {
      assertThat(kit.check()).isEmpty();
      truth = told(kit.tracker());
    }
  }

  private static void fill(Tracker tracker, int i) {
    Lineage rows = Lineage.of("dataset", "rows " + i, Fingerprint.of("rows", "" + i));
    try (RunLog run = tracker.begin("experiment " + i % 2, "run " + i)) {
      run.param("rate", i / 10.0).param("trees", i * 100).tag("who", "me").input(rows);
      run.output(new Lineage("model", "m", Fingerprint.of("model", "" + i), List.of(rows)));
      for (int step = 0; step < 4500; step++) {
        run.log("loss", step, Math.exp(-step * 0.001 * i));
      }
      run.artifact("notes.txt", ("notes of run " + i).getBytes(), "text/plain");
    }
  }

  @Test
  void aFlippedByteOfTheTablesIsFound() throws IOException {
    flipTables(150);
  }

  @Test
  @Tag("proof")
  void aFlippedByteOfTheTablesIsFoundManyTimes() throws IOException {
    flipTables(20_000);
  }

  private void flipTables(int times) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    int found = 0;
    for (int time = 0; time < times; time++) {
      int place = random.nextInt(tables.length);
      byte[] damaged = tables.clone();
      damaged[place] ^= (byte) (1 << random.nextInt(8));
      List<String> problems = problems(damaged);
      found += problems.isEmpty() ? 0 : 1;
    }
    assertThat(found).as("flips that say something").isGreaterThan(times / 2);
  }

  /** None only if all that the workspace tells is what it was. */
  private List<String> problems(byte[] damaged) throws IOException {
    Files.deleteIfExists(home.resolve("sagekit.db-wal"));
    Files.deleteIfExists(home.resolve("sagekit.db-shm"));
    Files.write(home.resolve("sagekit.db"), damaged);
    try (SageKit kit = SageKit.open(home)) {
      List<String> problems = kit.check();
      if (problems.isEmpty()) {
        assertThat(told(kit.tracker())).isEqualTo(truth);
      }
      return problems;
    } catch (StoreException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  @Test
  void aFlippedByteOfAFileIsFound() throws IOException {
    try (SageKit kit = SageKit.open(home)) {
      Artifact file = kit.tracker().artifacts("run-1").get(0);
      Path object = home.resolve("objects").resolve(file.sha256().hex().substring(0, 2));
      Path path = object.resolve(file.sha256().hex());
      byte[] bytes = Files.readAllBytes(path);
      bytes[3] ^= 1;
      Files.write(path, bytes);
      assertThatThrownBy(() -> kit.tracker().bytes(file)).isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> kit.tracker().copy(file, folder.resolve("copy")))
          .isInstanceOf(StoreException.class);
      assertThat(folder.resolve("copy")).doesNotExist();
      assertThat(kit.check()).singleElement().asString().contains("is damaged");
    }
  }

  /** Everything that can be asked. */
  private static String told(Tracker tracker) {
    List<Object> all = new ArrayList<>(tracker.experiments());
    for (int i = 1; i <= RUNS; i++) {
      TrackedRun run = tracker.run("run-" + i).orElseThrow();
      Series series = tracker.series(run.id(), "loss", SeriesWindow.all());
      List<UsedValue> values = tracker.values(run.id());
      all.addAll(List.of(run, series.points(), values, tracker.artifacts(run.id())));
      all.add(tracker.environment(run.id()));
      all.add(tracker.lineage(values.get(0).fingerprint()));
      all.addAll(tracker.children(run.id()));
    }
    return all.toString();
  }
}
