package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.StoreException;
import org.sagekit.core.internal.ObjectFiles.Kept;

class ObjectFilesTest {
  private static final byte[] WORDS = "some words".getBytes(StandardCharsets.UTF_8);
  @TempDir private Path home;
  private ObjectFiles objects;

  @BeforeEach
  void open() throws IOException {
    objects = ObjectFiles.in(home.resolve("objects"));
  }

  private Path file(Kept kept) {
    String hex = kept.sha256().hex();
    return home.resolve("objects").resolve(hex.substring(0, 2)).resolve(hex);
  }

  private List<Path> files() throws IOException {
    try (var files = Files.walk(home.resolve("objects"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static byte[] random(int size, long seed) {
    byte[] bytes = new byte[size];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void givesBackWhatWasPut() throws IOException {
    for (int size : new int[] {0, 1, 65_535, 65_536, 65_537, 1_000_000}) {
      byte[] bytes = random(size, size);
      Kept kept = objects.put(bytes);
      assertThat(kept).isEqualTo(new Kept(Fingerprint.ofBytes(bytes), size));
      assertThat(objects.read(kept.sha256(), size)).isEqualTo(bytes);
    }
  }

  @Test
  void bytesFilesAndStreamsOfOneContentAreOneObject() throws IOException {
    Path file = Files.write(home.resolve("words.txt"), WORDS);
    Kept kept = objects.put(WORDS);
    assertThat(objects.put(file)).isEqualTo(kept);
    assertThat(objects.put(new ByteArrayInputStream(WORDS))).isEqualTo(kept);
    assertThat(files()).containsExactly(file(kept));
  }

  @Test
  void leavesASoundObjectAloneAndMendsADamagedOne() throws IOException {
    Kept kept = objects.put(WORDS);
    FileTime longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(file(kept), longAgo);
    objects.put(WORDS);
    assertThat(Files.getLastModifiedTime(file(kept))).isEqualTo(longAgo);
    Files.write(file(kept), "some other".getBytes(StandardCharsets.UTF_8));
    objects.put(new ByteArrayInputStream(WORDS));
    assertThat(objects.read(kept.sha256(), kept.size())).isEqualTo(WORDS);
  }

  /** A stream that never gives anything. */
  private static final class Cut extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the line was cut");
    }
  }

  @Test
  void aStreamThatBreaksLeavesNothing() {
    InputStream broken =
        new SequenceInputStream(new ByteArrayInputStream(random(100_000, 1)), new Cut());
    assertThatThrownBy(() -> objects.put(broken)).hasMessage("the line was cut");
    assertThat(home.resolve("objects")).isEmptyDirectory();
  }

  @Test
  void copiesAContentWhole() throws IOException {
    byte[] bytes = random(300_000, 1);
    Kept kept = objects.put(bytes);
    Path copy = Files.writeString(home.resolve("copy"), "what was there");
    objects.copy(kept.sha256(), kept.size(), copy);
    assertThat(copy).hasBinaryContent(bytes);
  }

  @Test
  void copiesNoDamagedContent() throws IOException {
    Kept kept = objects.put(random(300_000, 1));
    flip(file(kept), 299_999, 1);
    Path copy = Files.writeString(home.resolve("copy"), "what was there");
    assertThatThrownBy(() -> objects.copy(kept.sha256(), kept.size(), copy))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is damaged: its SHA-256 is not its name.");
    assertThat(copy).hasContent("what was there");
    assertThat(home).isDirectoryNotContaining("glob:**.part-*");
  }

  @Test
  void saysWhatCantBeCopied() throws IOException {
    Kept kept = objects.put(WORDS);
    Path nowhere = home.resolve("no folder").resolve("copy");
    assertThatThrownBy(() -> objects.copy(kept.sha256(), kept.size(), nowhere))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("can't be copied to '" + nowhere + "'");
    Files.delete(file(kept));
    assertThatThrownBy(() -> objects.copy(kept.sha256(), kept.size(), home.resolve("copy")))
        .hasMessage("Object '%s' is gone.".formatted(file(kept)));
    assertThatThrownBy(() -> objects.read(kept.sha256(), kept.size()))
        .isInstanceOf(StoreException.class)
        .hasMessage("Object '%s' is gone.".formatted(file(kept)));
  }

  @Test
  void believesNoSizeThatIsWrong() throws IOException {
    Kept kept = objects.put(WORDS);
    for (long size : new long[] {-5, 0, 9, 11, 1_000_000}) {
      assertThatThrownBy(() -> objects.read(kept.sha256(), size))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is damaged");
    }
    assertThatThrownBy(() -> objects.read(kept.sha256(), Long.MAX_VALUE))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void tellsDamageFromWhatNobodyRefersTo() throws IOException {
    Kept sound = objects.put(WORDS);
    Kept gone = new Kept(Fingerprint.of("gone"), 3);
    Kept damaged = objects.put(random(1000, 1));
    Kept stray = objects.put(random(1000, 2));
    Kept damagedStray = objects.put(random(1000, 3));
    assertThat(objects.damage(List.of(sound, damaged))).isEmpty();
    flip(file(damaged), 500, 1);
    flip(file(damagedStray), 500, 1);
    assertThat(file(stray)).exists();
    assertThat(objects.damage(List.of(sound, gone, damaged)))
        .containsExactly(
            "Object '%s' is gone.".formatted(file(gone)),
            "Object '%s' is damaged: its SHA-256 is not its name.".formatted(file(damaged)),
            "Object '%s' is damaged: its SHA-256 is not its name. Nothing refers to it."
                .formatted(file(damagedStray)));
  }

  @Test
  void detectsTwoThousandFlips() throws IOException {
    assertThat(undetectedFlips(2_000)).isEmpty();
  }

  @Test
  @Tag("proof")
  void detectsAHundredThousandFlips() throws IOException {
    assertThat(undetectedFlips(100_000)).isEmpty();
  }

  /** Each flips one byte of an object into another, reads, and takes it back. */
  private List<String> undetectedFlips(int flips) throws IOException {
    SplittableRandom random = new SplittableRandom(6);
    List<Kept> kept = new ArrayList<>();
    for (int size : new int[] {1, 100, 5_000, 70_000}) {
      kept.add(objects.put(random(size, size)));
    }
    List<String> undetected = new ArrayList<>();
    for (int i = 0; i < flips; i++) {
      Kept chosen = kept.get(random.nextInt(kept.size()));
      long position = random.nextLong(chosen.size());
      int mask = random.nextInt(1, 256);
      flip(file(chosen), position, mask);
      if (!isRefused(chosen)) {
        undetected.add(chosen + " at " + position + " by " + mask);
      }
      flip(file(chosen), position, mask);
    }
    assertThat(objects.damage(kept)).isEmpty();
    return undetected;
  }

  private boolean isRefused(Kept kept) {
    try {
      objects.read(kept.sha256(), kept.size());
      return false;
    } catch (StoreException e) {
      return e.getMessage().contains("is damaged");
    }
  }

  private static void flip(Path file, long position, int mask) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(position);
      int old = bytes.read();
      bytes.seek(position);
      bytes.write(old ^ mask);
    }
  }
}
