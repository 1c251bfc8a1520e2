package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.DriftReport;

class DataDriftTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** A line for the header and each row. */
  private static String csv(String header, int rows, IntFunction<String> row) {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int i = 0; i < rows; i++) {
      text.append(row.apply(i)).append('\n');
    }
    return text.toString();
  }

  private static String normal(long seed, int rows, double shift) {
    Random random = new Random(seed);
    return csv("a,b", rows, i -> random.nextGaussian() + "," + (random.nextGaussian() + shift));
  }

  private DriftReport drift(byte[] then, byte[] now, String... options) throws Exception {
    Map<String, String> args = new HashMap<>();
    args.put("reference", Files.write(folder.resolve("then.csv"), then).toString());
    args.put("current", Files.write(folder.resolve("now.csv"), now).toString());
    for (int i = 0; i < options.length; i += 2) {
      args.put(options[i], options[i + 1]);
    }
    return DataDrift.run(new Arguments("DataDrift", args), out);
  }

  private DriftReport drift(String then, String now, String... options) throws Exception {
    return drift(
        then.getBytes(StandardCharsets.UTF_8), now.getBytes(StandardCharsets.UTF_8), options);
  }

  private static String[] drifted(DriftReport report) {
    return report.columns().stream()
        .filter(ColumnDrift::drifted)
        .map(ColumnDrift::column)
        .toArray(String[]::new);
  }

  @Test
  void endsWithOneLineOfJson() throws Exception {
    drift(normal(1, 1_000, 0), normal(2, 500, 1), "json", "");
    assertThat(text())
        .matches(
            "\\{\"drifted\":true,\"columns\":\\["
                + "\\{\"name\":\"a\",\"drifted\":false,\"pValue\":[0-9.E-]+,\"effect\":[0-9.E-]+},"
                + "\\{\"name\":\"b\",\"drifted\":true,\"pValue\":[0-9.E-]+,\"effect\":[0-9.E-]+}],"
                + "\"seconds\":[0-9.E-]+}\\R");
  }

  @Test
  void saysInJsonWhatIsViolated() throws Exception {
    drift(normal(1, 1_000, 0), normal(2, 500, 0).replace("a,b", "a,c"), "json", "");
    assertThat(text())
        .contains("{\"name\":\"b\",\"drifted\":true,\"pValue\":0.0,\"effect\":1.0}")
        .endsWith(
            "\"violations\":[\"Column 'b' is not there.\",\"Column 'c' is new: the reference does"
                + " not have it.\"]}"
                + System.lineSeparator());
  }

  @Test
  void readsWhatIsCompressed() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(normal(1, 1_000, 0).getBytes(StandardCharsets.UTF_8));
    }
    byte[] then = bytes.toByteArray();
    byte[] now = normal(2, 8, 0).getBytes(StandardCharsets.UTF_8);
    assertThat(drift(then, now).violations()).isEmpty();
    assertThatThrownBy(() -> drift(Arrays.copyOf(then, then.length / 2), now))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("then.csv");
  }

  @Test
  void leavesOutColumns() throws Exception {
    DriftReport report = drift(normal(1, 900, 0), normal(2, 500, 2), "exclude", "b");
    assertThat(report.drifted()).isFalse();
    assertThat(report.columns()).hasSize(1);
    assertThatThrownBy(() -> drift(normal(1, 9, 0), normal(2, 9, 2), "exclude", "b, cc"))
        .hasMessageContaining("excluded column 'cc' is not there");
  }

  @Test
  void takesZeroAndOneAsTheReferenceHasThem() throws Exception {
    String flags = csv("flag,code", 400, i -> (i % 2 == 0 ? "true," : "false,") + "00" + i % 3);
    String numbers = csv("flag,code", 100, i -> i % 2 + ",00" + i % 3);
    DriftReport report = drift(flags, numbers);
    assertThat(report.violations()).isEmpty();
    assertThat(drifted(report)).isEmpty();
  }

  @Test
  void numbersOfAnyKindAndInQuotesAreNumbers() throws Exception {
    String wholes = csv("n,m", 400, i -> i % 10 + "," + i % 7);
    String reals = csv("n,m", 200, i -> "\"" + i % 10 + ".0\"," + i % 7 + "e0");
    DriftReport report = drift(wholes, reals);
    assertThat(report.violations()).isEmpty();
    assertThat(drifted(report)).isEmpty();
  }

  @Test
  void saysWhereTextStandsInsteadOfNumbers() throws Exception {
    String then = csv("n", 400, i -> "" + i % 10);
    DriftReport report = drift(then, csv("n", 200, i -> i % 10 == 3 ? "three" : "" + i % 10));
    assertThat(drifted(report)).containsExactly("n");
    assertThat(report.violations().get(0).description())
        .isEqualTo(
            "Column 'n' holds CATEGORICAL instead of INTEGER; 20 of its values are no numbers and"
                + " count as missing, such as 'three' in row 3.");
  }

  @Test
  void anEmptyColumnIsAViolationIfItWasNot() throws Exception {
    String full = csv("a,b", 400, i -> i % 10 + ",x");
    String empty = csv("a,b", 200, i -> i % 10 + ",");
    assertThat(drifted(drift(full, empty))).containsExactly("b");
    assertThat(text()).contains("Column 'b' has no value in any row.");
    assertThat(drift(empty, empty).violations()).isEmpty();
  }

  @Test
  void saysThatOneRowIsFewAndRefusesNone() throws Exception {
    drift(normal(1, 100, 0), normal(2, 1, 0));
    assertThat(text()).contains("There is 1 row, and at least 8 are needed to judge.");
    assertThatThrownBy(() -> drift(normal(1, 100, 0), "a,b\n"))
        .isInstanceOf(DataException.class)
        .hasMessage("now.csv: file must have rows, but has a header only.");
    assertThat(drift(normal(1, 1, 0), normal(2, 100, 0)).drifted()).isFalse();
  }

  @Test
  void refusesFilesThatAreNone() throws Exception {
    byte[] good = normal(1, 100, 0).getBytes(StandardCharsets.UTF_8);
    byte[] latin = "stadt\nKöln\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] binary = new byte[5_000];
    new Random(3).nextBytes(binary);
    byte[] ragged = "a,b\n1,2\n1,2,3\n".getBytes(StandardCharsets.UTF_8);
    for (byte[] bad : new byte[][] {{}, latin, binary, ragged}) {
      assertThatThrownBy(() -> drift(good, bad))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("now.csv");
    }
    assertThatThrownBy(() -> drift(normal(1, 9, 0), "a,b\n1,inf\n2,3\n"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column 'b'");
  }

  @Test
  void readsOtherEncodingsThatSayWhatTheyAre() throws Exception {
    Charset wide = StandardCharsets.UTF_16LE;
    byte[] then = ("\uFEFF" + csv("stadt", 200, i -> i % 2 == 0 ? "Köln" : "Ulm")).getBytes(wide);
    byte[] now =
        csv("stadt", 100, i -> i % 2 == 0 ? "Köln" : "Ulm").getBytes(StandardCharsets.UTF_8);
    assertThat(drift(then, now).violations()).isEmpty();
  }

  @Test
  void tellsAStoryWithoutFiles() throws Exception {
    DriftReport report = DataDrift.run(new Arguments("DataDrift", Map.of()), out);
    assertThat(drifted(report)).contains("age", "occupation").doesNotContain("race");
    assertThat(text())
        .contains("of 14 columns drifted", "verdict", "Column 'occupation' is missing in");
    assertThatThrownBy(
            () -> DataDrift.run(new Arguments("DataDrift", Map.of("current", "a.csv")), out))
        .hasMessageContaining("option '--reference' must be given");
  }
}
