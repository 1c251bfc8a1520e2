package org.sagekit.studio.serve.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvTableTest {
  private static List<List<String>> read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return all(CsvTable.read(bytes, bytes.length));
  }

  private static List<List<String>> all(CsvTable table) {
    return IntStream.range(0, table.rows())
        .mapToObj(
            row ->
                IntStream.range(0, table.width())
                    .mapToObj(column -> table.cell(row, column))
                    .toList())
        .toList();
  }

  @Property
  void readsWhatWasQuoted(@ForAll @Size(min = 2, max = 5) List<String> cells) {
    List<String> pure =
        cells.stream()
            .map(c -> new String(c.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
            .toList();
    String line =
        pure.stream()
            .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining(","));
    assertThat(read(line + "\r\n" + line))
        .hasSize(2)
        .allSatisfy(c -> assertThat(c).isEqualTo(pure));
  }

  @Property(tries = 3_000)
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 60) byte[] bytes) {
    try {
      all(CsvTable.read(bytes, bytes.length));
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).startsWith("CSV: line ");
    }
  }

  @Test
  void passesOverBlanksMarksAndEmptyLinesAtTheEnd() {
    assertThat(read("\ufeff a , b\t\n1,\n\n")).hasSize(2);
    assertThat(read("\ufeff a , b\t\n1,\n\n").get(0)).containsExactly("a", "b");
    assertThat(read("1,\r\n").get(0)).containsExactly("1", "");
    assertThat(read("a\n\nb\n").get(1)).containsExactly("");
    assertThat(read("")).isEmpty();
  }

  @Test
  void refusesBlanksRoundACellInQuotes() {
    for (String cell : List.of(" \"", "\t\"a\"", " \"a, b\"", " \"\n")) {
      assertThatThrownBy(() -> read("x," + cell))
          .hasMessage("CSV: line 1 must have no blanks before the quote of a cell.");
    }
    assertThatThrownBy(() -> read("1,2\n3,\"a\" "))
        .hasMessage("CSV: line 2 must have a comma or the line's end behind a closing quote.");
  }

  @Test
  void refusesALineWithoutEnd() {
    assertThatThrownBy(() -> read(",".repeat(200_000)))
        .hasMessage("CSV: line 1 must have at most 100000 cells.");
  }
}
