package org.sagekit.core.track.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.core.track.RunImports;

/**
 * Damaged files: an import takes what it can, or throws a {@link DataException}; bringing the same
 * folder in a second time never begins a run again, and every run has ended.
 */
class ImportFuzzTest {
  private static final int SHORT = 150;
  private static final int LONG = 10_000;
  private static final String[] PIECES = {
    "'",
    "\"",
    "\\",
    "\n",
    "\0",
    ": ",
    "&a ",
    "*a ",
    "!!",
    "- ",
    "\u2028",
    "nan",
    "-1",
    "99999999999999999999",
    "../",
    "mlflow.parentRunId",
    "\ud83d\ude00",
    "    ",
    "\t",
    "#",
  };
  @TempDir private Path home;

  @Test
  void takesDamagedFoldersOfMlflow() throws IOException {
    damage("mlruns", 1, SHORT);
  }

  @Test
  void takesDamagedEventFiles() throws IOException {
    damage("events", 2, SHORT);
  }

  @Tag("fuzz")
  @Test
  void takesManyDamagedFoldersOfMlflow() throws IOException {
    damage("mlruns", 3, LONG);
  }

  @Tag("fuzz")
  @Test
  void takesManyDamagedEventFiles() throws IOException {
    damage("events", 4, LONG);
  }

  private void damage(String fixture, long seed, int times) throws IOException {
    Path folder = Fixtures.copy(fixture, home.resolve(fixture));
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < times; i++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, damaged(whole, random));
      bringInTwice(folder, fixture, "seed %s, input %s, %s".formatted(seed, i, file));
      Files.write(file, whole);
    }
  }

  private static void bringInTwice(Path folder, String fixture, String what) {
    MemoryTracker tracker = new MemoryTracker();
    try {
      bringIn(tracker, folder, fixture);
      ImportReport again = bringIn(tracker, folder, fixture);
      assertThat(again.runs()).as(what).isEmpty();
      assertThat(again.grown()).as(what).isEmpty();
    } catch (DataException e) {
      assertThat(e).as(what).hasMessageContaining("folder");
    } catch (RuntimeException e) {
      throw new AssertionError(what, e);
    }
    assertThat(tracker.open()).as(what).isZero();
  }

  private static ImportReport bringIn(MemoryTracker tracker, Path folder, String fixture) {
    RunImports imports = RunImports.into(tracker);
    return fixture.equals("mlruns") ? imports.mlruns(folder) : imports.tensorBoard(folder, "e");
  }

  private static byte[] damaged(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    int edits = 1 + random.nextInt(4);
    for (int i = 0; i < edits; i++) {
      int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes = Arrays.copyOf(bytes, at);
        case 1 ->
            bytes =
                inserted(
                    bytes,
                    at,
                    PIECES[random.nextInt(PIECES.length)].getBytes(
                        java.nio.charset.StandardCharsets.UTF_8));
        case 2 -> bytes = inserted(bytes, at, Arrays.copyOfRange(bytes, at, bytes.length));
        default -> {
          if (bytes.length > 0) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
          }
        }
      }
    }
    return bytes;
  }

  private static byte[] inserted(byte[] bytes, int at, byte[] some) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + some.length);
    System.arraycopy(bytes, at, longer, at + some.length, bytes.length - at);
    System.arraycopy(some, 0, longer, at, some.length);
    return longer;
  }
}
