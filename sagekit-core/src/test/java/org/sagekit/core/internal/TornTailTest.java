package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.core.internal.TextCodec.Text;

/**
 * A power cut tears what is written last. The journal of SQLite is torn at many places, by cutting
 * it short or by writing anything over its end; what was acknowledged before that place must be
 * there.
 */
class TornTailTest {
  private static final int VALUES = 30;
  private static final int WAL_HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int PAGE = 4096;
  @TempDir private Path home;

  /**
   * A workspace as its process left it.
   *
   * @param ends how long the journal was when each value was acknowledged
   */
  private record Left(byte[] tables, byte[] journal, List<Integer> ends) {

    /** How many values were acknowledged within the first bytes of the journal. */
    int acknowledged(int bytes) {
      return (int) ends.stream().filter(end -> end <= bytes).count();
    }
  }

  private Left left() throws IOException {
    Path whole = home.resolve("whole");
    List<Integer> ends = new ArrayList<>();
    try (FileWorkspace workspace = FileWorkspace.open(whole)) {
      for (int i = 0; i < VALUES; i++) {
        workspace.keep(Fingerprint.of("key " + i), new Text("value " + i));
        ends.add((int) Files.size(whole.resolve("sagekit.db-wal")));
      }
      return new Left(
          Files.readAllBytes(whole.resolve("sagekit.db")),
          Files.readAllBytes(whole.resolve("sagekit.db-wal")),
          ends);
    }
  }

  /** Opens what is left when the journal is this, and says how many values are there. */
  private int found(Left left, byte[] journal) throws IOException {
    Path whole = home.resolve("whole");
    Files.write(whole.resolve("sagekit.db"), left.tables());
    Files.write(whole.resolve("sagekit.db-wal"), journal);
    try (FileWorkspace workspace = FileWorkspace.open(whole)) {
      assertThat(workspace.check()).isEmpty();
      int found = 0;
      while (workspace.find(Fingerprint.of("key " + found), Text.class).isPresent()) {
        found++;
      }
      workspace.keep(Fingerprint.of("next"), new Text("next"));
      return found;
    }
  }

  private void tear(Left left, int at) throws IOException {
    byte[] cut = Arrays.copyOf(left.journal(), at);
    assertThat(found(left, cut)).as("cut at %s", at).isEqualTo(left.acknowledged(at));
    byte[] overwritten = left.journal().clone();
    byte[] garbage = new byte[overwritten.length - at];
    new SplittableRandom(at).nextBytes(garbage);
    System.arraycopy(garbage, 0, overwritten, at, garbage.length);
    assertThat(found(left, overwritten))
        .as("overwritten at %s", at)
        .isEqualTo(left.acknowledged(at));
  }

  @Test
  void losesNothingAcknowledgedBeforeTheTear() throws IOException {
    Left left = left();
    int frames = (left.journal().length - WAL_HEADER) / (FRAME_HEADER + PAGE);
    SplittableRandom random = new SplittableRandom(6);
    for (int tear = 0; tear < 15; tear++) {
      int frame = WAL_HEADER + random.nextInt(frames) * (FRAME_HEADER + PAGE);
      tear(left, frame + random.nextInt(FRAME_HEADER + PAGE));
    }
  }

  @Test
  void losesNothingWhereAFrameEnds() throws IOException {
    Left left = left();
    for (int at : List.of(0, 1, WAL_HEADER - 1, WAL_HEADER, left.journal().length)) {
      tear(left, at);
    }
    int end = left.ends().get(VALUES / 2);
    for (int at = end - 2; at <= end + 2; at++) {
      tear(left, at);
    }
  }

  @Test
  @Tag("proof")
  void losesNothingAcknowledgedBeforeAnyOfThousandsOfTears() throws IOException {
    Left left = left();
    for (int at = 0; at <= left.journal().length; at += 97) {
      tear(left, at);
    }
  }
}
