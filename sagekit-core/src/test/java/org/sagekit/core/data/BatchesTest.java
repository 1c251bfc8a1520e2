package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;

class BatchesTest {
  private static final int ROWS = 1_000;
  private static final String[] LINES =
      IntStream.range(-1, ROWS)
          .mapToObj(
              row ->
                  row < 0
                      ? "n,x,c,t,b"
                      : row + "," + row / 8.0 + ",c" + row % 7 + ",2024-05-31," + (row % 2 == 0))
          .toArray(String[]::new);

  private static CsvReader reader(String... lines) {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    return CsvText.PEOPLE.from(() -> new ByteArrayInputStream(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 999, 1000, 1001})
  void haveTheRowsOfTheWhole(int rows) {
    Dataset whole = reader(LINES).read();
    List<Dataset> parts = new ArrayList<>();
    try (Batches batches = reader(LINES).batches(rows)) {
      assertThat(batches.schema()).isEqualTo(whole.schema());
      assertThat(batches.name()).isEqualTo("people.csv");
      batches.forEachRemaining(parts::add);
      assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
    }
    assertThat(parts).hasSize((ROWS + rows - 1) / rows);
    assertThat(parts).allMatch(part -> part.schema().equals(whole.schema()));
    assertThat(parts.stream().reduce(Datasets::concat)).hasValue(whole);
  }

  @Test
  void sayWhichLaterValueDoesNotFitAndWhatToDo() {
    try (Batches batches = reader("a,b", "1,x", "2,y", "3.5,z").sample(2).batches(2)) {
      assertThat(batches.next().size()).isEqualTo(2);
      assertThatThrownBy(batches::next)
          .isInstanceOf(DataException.class)
          .hasMessage(
              "people.csv: row 2 (line 4), column 'a' must be a whole number of 64 bits, but was"
                  + " '3.5'. Maybe missing(\"3.5\") or another type. Its type was found in the"
                  + " first rows. Maybe type(\"a\", ...).");
    }
  }

  @Test
  void takeGivenTypesAndRoles() {
    CsvReader reader = reader("a,b", "1,x", "2,y", "3.5,z").sample(2).type("a", FieldType.NUMERIC);
    Dataset typed = reader.read().as("b", Role.TARGET);
    try (Batches batches = reader.schema(typed.schema()).batches(3)) {
      assertThat(batches.schema()).isEqualTo(typed.schema());
      assertThat(batches.next()).isEqualTo(typed);
    }
  }

  @Test
  void haveNothingAfterTheirEnd() {
    Batches batches = reader(LINES).batches(10);
    batches.close();
    assertThat(batches.hasNext()).isFalse();
  }

  @Test
  void needOneRowAtLeast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader(LINES).batches(0))
        .withMessageContaining("rows must be at least 1, but was 0");
    assertThatThrownBy(() -> reader("a,b").batches(10))
        .hasMessageContaining("file must have rows, but has a header only");
  }

  @Test
  void readJsonLinesInPieces() {
    String text =
        IntStream.range(0, 100)
            .mapToObj(
                row ->
                    "{\"n\": " + row + (row % 3 == 0 ? "" : ", \"s\": \"s" + row % 5 + "\"") + "}")
            .collect(Collectors.joining("\n"));
    JsonLinesReader reader =
        JsonLinesTest.LINES.from(
            () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    List<Dataset> parts = new ArrayList<>();
    try (Batches batches = reader.batches(30)) {
      batches.forEachRemaining(parts::add);
    }
    assertThat(parts).hasSize(4);
    assertThat(parts.stream().reduce(Datasets::concat)).hasValue(reader.read());
  }
}
