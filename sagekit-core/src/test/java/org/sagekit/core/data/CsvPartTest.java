package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;

/** Reading in parts gives what reading in order gives, faults and all. */
class CsvPartTest {
  private static final int ROWS = 6 * CellColumn.MANY;
  private static final int IN_ORDER = 2_000_000;
  private int taken;

  @ParameterizedTest
  @ValueSource(ints = {70_000, 80_001, 100_000, 200_000})
  void readsWhatReadingInOrderReads(int pair) throws IOException {
    String text = table(1, ROWS, "\n");
    assertThat(read(text, pair, r -> r)).isEqualTo(read(text, IN_ORDER, r -> r));
    assertThat(taken).isGreaterThan(ROWS / 10);
  }

  @Test
  void readsLinesThatEndInTwoCharacters() throws IOException {
    String text = table(2, ROWS, "\r\n");
    assertThat(read(text, 70_000, r -> r)).isEqualTo(read(text, IN_ORDER, r -> r));
    assertThat(taken).isPositive();
  }

  @Test
  void readsLinesThatEndInAReturnInOrder() throws IOException {
    String text = table(3, ROWS, "\r");
    assertThat(read(text, 70_000, r -> r)).isEqualTo(read(text, IN_ORDER, r -> r));
    assertThat(taken).isZero();
  }

  @Test
  void findsEveryFaultWhereItIs() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    String text = table(4, ROWS, "\n");
    for (String fault : List.of("\"", "x", ",", "\n\n", "\"\"", "a,b", "\n1\n", " ", "-", "inf")) {
      for (int turn = 0; turn < 4; turn++) {
        int at = random.nextInt(text.length());
        String broken = text.substring(0, at) + fault + text.substring(at);
        UnaryOperator<CsvReader> typed = r -> turn(r, fault);
        assertThat(outcome(broken, 70_000, typed)).isEqualTo(outcome(broken, IN_ORDER, typed));
      }
    }
  }

  private static CsvReader turn(CsvReader reader, String fault) {
    return fault.equals("x") ? reader.type("whole", FieldType.INTEGER) : reader;
  }

  @Test
  void keepsToTheLimits() throws IOException {
    String text = table(6, ROWS, "\n");
    List<UnaryOperator<CsvReader>> limits =
        List.of(
            r -> r.maxRows(ROWS - 1),
            r -> r.maxRows(ROWS / 2),
            r -> r.maxCell(8),
            r -> r.type("id", FieldType.CATEGORICAL).maxCategories(ROWS / 2 + 77),
            r -> r.maxColumns(5));
    for (UnaryOperator<CsvReader> limit : limits) {
      String refused = outcome(text, 70_000, limit);
      assertThat(refused).contains("must have at most").isEqualTo(outcome(text, IN_ORDER, limit));
    }
  }

  @Test
  void countsRowsAndLinesAcrossParts() throws IOException {
    String text = "#c\n" + table(7, ROWS, "\n").replace("\nid_20", "\n#c\n\nid_70") + "1,2\n";
    UnaryOperator<CsvReader> comments = r -> r.comments('#');
    assertThat(outcome(text, 70_000, comments))
        .contains("row " + ROWS)
        .isEqualTo(outcome(text, IN_ORDER, comments));
    assertThat(taken).isPositive();
  }

  /** The dataset, or what was wrong. */
  private String outcome(String text, int pair, UnaryOperator<CsvReader> options)
      throws IOException {
    try {
      return read(text, pair, options).fingerprint().toString();
    } catch (RuntimeException e) {
      return String.valueOf(e);
    }
  }

  private Dataset read(String text, int pair, UnaryOperator<CsvReader> options) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CsvReader reader = options.apply(CsvText.PEOPLE.from(() -> new ByteArrayInputStream(bytes)));
    try {
      return read(reader, pair, false);
    } catch (NotNumbersException e) {
      return read(reader, pair, true);
    }
  }

  private Dataset read(CsvReader reader, int pair, boolean keepsTexts) throws IOException {
    try (TableSource source = CsvSource.open(reader.options, reader.style(), keepsTexts, pair)) {
      for (int read = 1; read > 0; read = TableReading.next(source, Integer.MAX_VALUE)) {
        taken += read > 1 ? read : 0;
      }
      return source.take();
    }
  }

  private static String table(int seed, int rows, String end) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> lines = new ArrayList<>(List.of("id,whole,real,city,gaps,late"));
    for (int row = 0; row < rows; row++) {
      lines.add(
          String.join(
              ",",
              "id_" + row,
              Integer.toString(random.nextInt(-500, 1_000_000)),
              random.nextInt(1_000) + "." + random.nextInt(100),
              random.nextInt(9) == 0 ? "\"New, York\"" : "town" + random.nextInt(20),
              random.nextInt(4) == 0 ? "NA" : Integer.toString(random.nextInt(50)),
              row < rows / 2 ? "7" : "7.5"));
    }
    return String.join(end, lines) + end;
  }
}
