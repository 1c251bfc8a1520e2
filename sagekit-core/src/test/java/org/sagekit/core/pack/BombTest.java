package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.sagekit.api.ModelFormatException;

/** Ten gigabytes in ten megabytes: refused at the limit, not at the end. */
class BombTest {
  private static final long TEN_GB = 10_000_000_000L;
  private static final long MB = 1 << 20;
  private static final Subject BOMB = new Subject("Package 'bomb'");
  private static final PackageLimits LIMITS = PackageLimits.standard().part(8 * MB).total(8 * MB);

  @Test
  void refusesAFileThatSaysItIsTooGreat() {
    byte[] header = TarHeader.of("graph.bin", TEN_GB / 2);
    assertRefusedWithin(1 << 16, header, "size of 'graph.bin' must be at most 8388608 bytes");
  }

  @Test
  void refusesFilesThatAreTooGreatTogether() {
    byte[] first = TarHeader.of("graph.bin", 5 * MB);
    byte[] second = TarHeader.of("history.bin", 5 * MB);
    byte[] both = new byte[(int) (first.length + 5 * MB + second.length)];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, (int) (first.length + 5 * MB), second.length);
    assertRefusedWithin(
        6 * MB, both, "size of all parts must be at most 8388608 bytes, but was at");
  }

  @Test
  void refusesZeroesWithoutEnd() {
    assertRefusedWithin(1 << 16, new byte[0], "end must be the last of the content");
  }

  @Test
  void stopsInflatingAtTheLimitWhateverIsAskedFor() throws IOException {
    GzipReader reader = new GzipReader(BOMB, new Zeroes(new byte[0]), 8 * MB);
    assertThatThrownBy(reader::readAllBytes)
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("Package 'bomb': content must be at most 8388608 bytes");
    assertThat(reader.inflated()).isBetween(8 * MB, 9 * MB);
  }

  @Test
  void stopsAtCompressedDataThatMakesNothing() {
    byte[] nothing = new byte[10 + 5 * 1_000_000];
    System.arraycopy(Gzip.header(), 0, nothing, 0, 10);
    for (int i = 10; i < nothing.length; i += 5) {
      nothing[i + 3] = -1;
      nothing[i + 4] = -1;
    }
    ByteArrayInputStream in = new ByteArrayInputStream(nothing);
    assertThatThrownBy(() -> new GzipReader(BOMB, in, 8 * MB).readAllBytes())
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "Package 'bomb': compressed data must be little greater than the content, but was much greater.");
    assertThat(in.available()).isGreaterThan(4_000_000);
  }

  @Test
  void stopsReadingAtTheLimit() {
    Zeroes zeroes = new Zeroes(new byte[0]);
    MeasuredInput measured = new MeasuredInput(BOMB, zeroes, 1000);
    assertThatThrownBy(() -> new GzipReader(BOMB, measured, TEN_GB).readAllBytes())
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("file must be at most 1000 bytes");
    assertThat(zeroes.given).isLessThan(1000 + MB);
  }

  private static void assertRefusedWithin(long most, byte[] head, String message) {
    Zeroes zeroes = new Zeroes(head);
    GzipReader content = new GzipReader(BOMB, zeroes, LIMITS.expanded());
    PartNames names = new PartNames(BOMB, LIMITS, List.of("graph.bin", "history.bin", "exports/"));
    TarReader tar = new TarReader(BOMB, content, LIMITS, names);
    assertThatThrownBy(tar::read)
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("Package 'bomb': " + message);
    assertThat(content.inflated()).isLessThanOrEqualTo(most);
    assertThat(zeroes.given).isLessThanOrEqualTo(most);
  }

  /** A gzip file of some bytes and then zeroes, ten gigabytes in all, compressed as it is read. */
  private static final class Zeroes extends InputStream {
    private static final byte[] NOTHING = new byte[1 << 16];
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private byte[] waiting = Gzip.header();
    private int at;
    private long left = TEN_GB;
    private long given;

    Zeroes(byte[] head) {
      deflater.setInput(head);
      left -= head.length;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      while (at == waiting.length) {
        if (deflater.needsInput() && left > 0) {
          deflater.setInput(NOTHING);
          left -= NOTHING.length;
        } else if (deflater.needsInput()) {
          return -1;
        }
        byte[] made = new byte[1 << 16];
        int count = deflater.deflate(made);
        waiting = java.util.Arrays.copyOf(made, count);
        at = 0;
      }
      int count = Math.min(length, waiting.length - at);
      System.arraycopy(waiting, at, bytes, offset, count);
      at += count;
      given += count;
      return count;
    }
  }
}
