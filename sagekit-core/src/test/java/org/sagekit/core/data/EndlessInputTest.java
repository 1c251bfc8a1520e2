package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagekit.api.DataException;
import org.sagekit.api.data.FieldType;

/** Files that never end are refused soon after a limit. */
class EndlessInputTest {
  private static final int MARGIN = 1 << 20;

  /** A start, and then a text for each number from 0 on, without end. */
  private static final class Endless extends InputStream {
    private final LongFunction<String> next;
    private byte[] bytes;
    private int at;
    private long number;
    private long count;

    Endless(String start, LongFunction<String> next) {
      this.bytes = start.getBytes(StandardCharsets.UTF_8);
      this.next = next;
    }

    @Override
    public int read() {
      while (at == bytes.length) {
        bytes = next.apply(number++).getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
      count++;
      return bytes[at++];
    }
  }

  static Object[][] lines() {
    return new Object[][] {
      {JsonLinesTest.LINES, "{\"a\": \""},
      {JsonLinesTest.LINES, "{\"a\": 1"},
      {JsonLinesTest.LINES, ""},
      {ArffTest.PEOPLE, "@attribute '"},
      {ArffTest.PEOPLE, "@attribute a string\n@data\n'"},
      {ArffTest.PEOPLE, "%"},
      {LibsvmTest.PEOPLE, "1 1:"},
      {LibsvmTest.PEOPLE, "1 1:1\n#"}
    };
  }

  @ParameterizedTest
  @MethodSource("lines")
  void stopsAtAnEndlessLine(TableReader<?> reader, String start) {
    Endless endless = new Endless(start, number -> "1");
    assertThatThrownBy(() -> CsvText.read(reader, endless))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must have at most 1048576 characters, but has more");
    assertThat(endless.count).isLessThan((1 << 20) + MARGIN);
  }

  @Test
  void refusesCategoriesWithoutNumber() {
    Endless endless = new Endless("a,b\n", number -> "c" + number + ",x\n");
    CsvReader reader = CsvText.PEOPLE.type("a", FieldType.CATEGORICAL).maxCategories(100_000);
    assertThatThrownBy(() -> CsvText.read(reader, endless))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "people.csv: row 100000 (line 100002), column 'a' must have at most 100000 categories,"
                + " but has more. Maybe FieldType.TEXT or maxCategories(...).");
  }

  @Test
  void refusesDeepJson() {
    String deep = "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000);
    assertThatThrownBy(() -> CsvText.read(JsonLinesTest.LINES.flattened(), deep))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("line 1");
  }

  @Test
  void refusesNewColumnsWithoutEnd() {
    Endless endless = new Endless("", number -> "{\"c" + number + "\": 1}\n");
    assertThatThrownBy(() -> CsvText.read(JsonLinesTest.LINES.maxCells(1_000_000), endless))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("row 1000 (line 1001): file must have at most 1000000 cells");
  }
}
