package org.sagekit.monitor.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.api.monitor.violation.ViolationReport;

/** Damaged copies: all that may come of one is a value that can be written, or a refusal. */
class FormatsFuzzTest {
  private static final byte[] MARKS =
      "{}[]\":,0123456789eE+-.\\nulltrue\u0000 /~".getBytes(StandardCharsets.ISO_8859_1);
  @TempDir Path home;

  @Test
  void nothingButValuesAndRefusals() throws IOException {
    fuzz(400);
  }

  @Test
  @Tag("fuzz")
  void nothingButValuesAndRefusalsInManyCopies() throws IOException {
    fuzz(40_000);
  }

  private void fuzz(int count) throws IOException {
    fuzz("statistics.json", count, FormatsFuzzTest::statistics);
    fuzz("constraints.json", count, FormatsFuzzTest::constraints);
    fuzz("constraints.2019.json", count, FormatsFuzzTest::constraints);
    fuzz("constraint_violations.json", count, FormatsFuzzTest::violations);
  }

  private static String statistics(Path file) {
    Statistics read = StatisticsFiles.read(file);
    String text = StatisticsFiles.text(read);
    assertThat(StatisticsFiles.text(StatisticsFiles.parse(text))).isEqualTo(text);
    return text;
  }

  private static String constraints(Path file) {
    Constraints read = ConstraintsFiles.read(file);
    String text = ConstraintsFiles.text(read);
    assertThat(ConstraintsFiles.text(ConstraintsFiles.parse(text))).isEqualTo(text);
    return text;
  }

  private static String violations(Path file) {
    ViolationReport read = ViolationsFiles.read(file);
    String text = ViolationsFiles.text(read);
    assertThat(ViolationsFiles.text(ViolationsFiles.parse(text))).isEqualTo(text);
    return text;
  }

  private void fuzz(String name, int count, Function<Path, String> reading) throws IOException {
    byte[] whole = Fixtures.text(name).getBytes(StandardCharsets.UTF_8);
    SplittableRandom random = new SplittableRandom(count);
    Path copy = home.resolve(name);
    for (int i = 0; i < count; i++) {
      byte[] bytes = damaged(whole, random);
      Files.write(copy, bytes);
      check(copy, bytes, reading);
    }
  }

  /** A copy that is read says again what it said. */
  private static void check(Path copy, byte[] bytes, Function<Path, String> reading) {
    String content = new String(bytes, StandardCharsets.UTF_8);
    try {
      String again = reading.apply(copy);
      assertThat(Fixtures.json(again)).isEqualTo(Fixtures.json(content));
    } catch (DataException e) {
      assertThat(e.getMessage()).startsWith(copy.getFileName() + ": ").hasSizeLessThan(2_000);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(content, e);
    }
  }

  /** One to four changes: a byte replaced, dropped or put in, a piece doubled, the end cut off. */
  private static byte[] damaged(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    for (int change = random.nextInt(4); change >= 0 && bytes.length > 1; change--) {
      int at = random.nextInt(bytes.length);
      int end = Math.min(bytes.length, at + random.nextInt(40));
      byte[] mark = {MARKS[random.nextInt(MARKS.length)]};
      bytes =
          switch (random.nextInt(8)) {
            case 0, 1, 2 -> spliced(bytes, at, at + 1, mark);
            case 3 -> spliced(bytes, at, end, new byte[0]);
            case 4, 5 -> spliced(bytes, at, at, mark);
            case 6 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            default -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
          };
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    byte[] result = new byte[bytes.length - (to - from) + middle.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
    return result;
  }
}
