package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Batches;

/** Damages valid files at random: all that may come out is a table or a refusal. */
class ReaderFuzzTest {
  private static final int MILLION = 1_000_000;
  private static final int PARTS = 25;
  private static final byte[] MARKS =
      "\",;\t|'\n\r {}[]:%?#@0159.eE+-\\\u0000naNif".getBytes(StandardCharsets.ISO_8859_1);

  /** A reader and a file that it takes. */
  record Subject(String name, TableReader<?> reader, byte[] bytes) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Subject> subjects() {
    String csv = "a,b,c,d\n1,2.5,x,2024-05-31\n-7,,\"y, \"\"z\"\"\",2024-05-31T12:30\n9,1e3,NA,\n";
    String json =
        "{\"a\": 1, \"b\": 2.5, \"c\": \"x\"}\n{\"a\": null, \"b\": true, \"o\": {\"p\": \"\\u00e9\"}}\n";
    String arff =
        "% c\n@relation r\n@attribute a numeric\n@attribute b {x,'y z'}\n@attribute d date"
            + " \"dd.MM.yyyy\"\n@data\n1,x,31.05.2024\n{0 5, 1 'y z'}\n?,?,?\n";
    String svm = "+1 qid:1 1:0.5 3:-2\n-1 qid:2 2:1e3 # c\n";
    return List.of(
        new Subject("csv", CsvText.PEOPLE, utf8(csv)),
        new Subject(
            "messy csv",
            CsvText.PEOPLE.shortRows().uniqueNames().comments('#').thousands('\''),
            utf8(csv)),
        new Subject("comma csv", CsvText.PEOPLE.decimalComma().withoutHeader(), utf8(csv)),
        new Subject("gzip csv", CsvText.PEOPLE, CsvText.gzip(csv)),
        new Subject(
            "json lines", JsonLinesTest.LINES, utf8(json.replace("{\"p\": \"\\u00e9\"}", "1"))),
        new Subject("flat json lines", JsonLinesTest.LINES.flattened(), utf8(json)),
        new Subject("arff", ArffTest.PEOPLE, utf8(arff)),
        new Subject("libsvm", LibsvmTest.PEOPLE.maxColumns(1_000), utf8(svm)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void nothingButTablesAndRefusals(Subject subject) {
    assertThat(subject.reader().from(() -> new ByteArrayInputStream(subject.bytes())).read().size())
        .isPositive();
    fuzz(subject, 1_000, 1);
  }

  /** A million in all; tells how far it is, because it takes minutes. */
  @ParameterizedTest
  @MethodSource("subjects")
  @Tag("fuzz")
  void nothingButTablesAndRefusalsInAMillion(Subject subject) {
    for (int part = 0; part < PARTS; part++) {
      fuzz(subject, MILLION / subjects().size() / PARTS, 2 + part);
      System.out.println(
          subject + ": " + (part + 1) * (MILLION / subjects().size() / PARTS) + " inputs");
    }
  }

  private static void fuzz(Subject subject, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      byte[] bytes = damaged(subject.bytes(), random);
      TableReader<?> reader = subject.reader().from(() -> new ByteArrayInputStream(bytes));
      try {
        if (i % 4 == 0) {
          try (Batches batches = reader.sample(1).batches(1)) {
            batches.forEachRemaining(batch -> assertThat(batch.size()).isEqualTo(1));
          }
        } else {
          assertThat(reader.read().size()).isPositive();
        }
      } catch (DataException | IllegalArgumentException e) {
        assertThat(e.getMessage()).as(subject.name()).isNotBlank();
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            subject + ", input " + i + ": " + new String(bytes, StandardCharsets.ISO_8859_1), e);
      }
    }
  }

  /** One to four changes: a byte replaced, dropped, put in or doubled, or the end cut off. */
  private static byte[] damaged(byte[] bytes, SplittableRandom random) {
    byte[] result = bytes.clone();
    for (int change = random.nextInt(4); change >= 0 && result.length > 1; change--) {
      int at = random.nextInt(result.length);
      int other = random.nextInt(result.length);
      byte mark =
          random.nextInt(4) == 0 ? (byte) random.nextInt(256) : MARKS[random.nextInt(MARKS.length)];
      switch (random.nextInt(5)) {
        case 0 -> result[at] = mark;
        case 1 -> result = spliced(result, at, at + 1, new byte[0]);
        case 2 -> result = spliced(result, at, at, new byte[] {mark});
        case 3 -> result = java.util.Arrays.copyOf(result, at);
        default ->
            result =
                spliced(
                    result,
                    at,
                    at,
                    java.util.Arrays.copyOfRange(result, Math.min(at, other), Math.max(at, other)));
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
