package org.sagekit.core.label.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.sagekit.api.DataException;

/** Damages a file at random: all that may come of reading it is a value or a refusal. */
public final class DamagedCopies {
  private static final byte[] MARKS =
      "{}[]\":,0123456789eE+-.\\nulltrue\u0000 |".getBytes(StandardCharsets.ISO_8859_1);

  private DamagedCopies() {}

  /** Reads so many damaged copies. */
  public static void read(Path whole, Path copy, int count, Consumer<Path> reading)
      throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    SplittableRandom random = new SplittableRandom(count);
    reading.accept(whole);
    for (int i = 0; i < count; i++) {
      byte[] damaged = damaged(bytes, random);
      Files.write(copy, damaged);
      try {
        reading.accept(copy);
      } catch (DataException e) {
        assertThat(e.getMessage()).isNotBlank();
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            "copy " + i + ": " + new String(damaged, StandardCharsets.ISO_8859_1), e);
      }
    }
  }

  /**
   * One to four changes: a byte replaced, dropped or put in, a piece doubled, or the end cut off.
   */
  private static byte[] damaged(byte[] bytes, SplittableRandom random) {
    byte[] result = bytes.clone();
    for (int change = random.nextInt(4); change >= 0 && result.length > 1; change--) {
      int at = random.nextInt(result.length);
      int other = Math.min(result.length, at + random.nextInt(40));
      byte[] mark = {
        random.nextInt(4) == 0 ? (byte) random.nextInt(256) : MARKS[random.nextInt(MARKS.length)]
      };
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> result[at] = mark[0];
        case 3, 4 -> result = spliced(result, at, other, new byte[0]);
        case 5 -> result = spliced(result, at, at, mark);
        case 6 -> result = spliced(result, at, at, Arrays.copyOfRange(result, at, other));
        default -> result = random.nextInt(4) == 0 ? Arrays.copyOf(result, at) : result;
      }
    }
    return result;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    byte[] result = new byte[bytes.length - (to - from) + middle.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
    return result;
  }
}
