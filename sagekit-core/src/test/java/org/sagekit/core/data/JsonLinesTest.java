package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.core.data.CsvText.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;

class JsonLinesTest {
  static final JsonLinesReader LINES = Datasets.jsonLines(Path.of("people.jsonl"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "INTEGER|1|-2",
        "NUMERIC|1|2.5",
        "NUMERIC|1.0|1e3",
        "BOOLEAN|true|false",
        "CATEGORICAL|\"1\"|\"2\"",
        "CATEGORICAL|\"true\"|\"false\"",
        "CATEGORICAL|1|\"1\"",
        "CATEGORICAL|true|1",
        "DATETIME|\"2024-05-31\"|null",
        "CATEGORICAL|null|null"
      })
  void takesTypesFromJson(FieldType type, String first, String second) {
    assertThat(read(LINES, "{\"a\":" + first + "}", "{\"a\":" + second + "}").column("a").type())
        .isEqualTo(type);
  }

  @Test
  void takesWhatIsLeftOutForMissing() {
    Dataset people = read(LINES, "{\"a\": 1}", "", "{\"b\": \"\"}", "{\"a\": null, \"c\": true}");
    assertThat(people.schema().names()).containsExactly("a", "b", "c");
    assertThat(people.column("a").missing()).isEqualTo(2);
    assertThat(people.column("b").text(1)).isEmpty();
    assertThat(people.column("c").missing()).isEqualTo(2);
  }

  @Test
  void flattensObjectsIfToldSo() {
    Dataset people =
        read(LINES.flattened(), "{\"a\": {\"b\": 1, \"c\": {\"d\": \"x\"}}, \"e\": 2}");
    assertThat(people.schema().names()).containsExactly("a.b", "a.c.d", "e");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1, \"a\": 2}|name 'a' must stand in its object once",
        "{\"a\": {\"b\": 1}}|must be a text, number, true, false or null, but was an object. Maybe flattened().",
        "{\"a\": [1]}|but was a list",
        "[1]|content must be one JSON object",
        "{\"a\": 1} x|content must be",
        "{\"a\": NaN}|content must be JSON",
        "{'a': 1}|content must be JSON",
        "{\"a\": 1|content must be JSON"
      })
  void saysInWhichLineItIsNotWhatItShouldBe(String line, String what) {
    assertThatThrownBy(() -> read(LINES, "{\"a\": 1}", line))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("people.jsonl: ")
        .hasMessageContaining("line 2")
        .hasMessageContaining(what);
  }

  @Test
  void refusesNamesThatFlattenToOne() {
    assertThatThrownBy(() -> read(LINES.flattened(), "{\"a.b\": 1, \"a\": {\"b\": 2}}"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("name 'a.b' must stand in its object once");
  }

  @Test
  void keepsToItsLimits() {
    assertThatThrownBy(() -> read(LINES.maxLine(10), "{\"a\": 1}", "{\"a\": 123456}"))
        .hasMessage(
            "people.jsonl: line 2 must have at most 10 characters, but has more. Maybe"
                + " maxLine(...).");
    assertThatThrownBy(() -> read(LINES.maxColumns(1), "{\"a\": 1}", "{\"b\": 1}"))
        .hasMessageContaining("at most 1 columns");
    assertThatThrownBy(() -> read(LINES.maxCells(3), "{\"a\": 1}", "{\"b\": 1}"))
        .hasMessageContaining("at most 3 cells");
    assertThatThrownBy(() -> read(LINES.maxRows(1), "{\"a\": 1}", "{\"a\": 1}"))
        .hasMessageContaining("at most 1 rows");
  }

  @Test
  void saysThatAFileIsEmpty() {
    assertThatThrownBy(() -> read(LINES, ""))
        .hasMessage("people.jsonl: file must have rows, but is empty.");
    assertThatThrownBy(() -> read(LINES, "{}", "{}"))
        .hasMessage(
            "people.jsonl: file must have names and values, but all its objects are empty: {}.");
  }

  @Property(tries = 200)
  @Domain(RandomDatasets.class)
  void readsBackWhatWasWritten(@ForAll Dataset dataset) throws IOException {
    Path file = Files.createTempFile("round", ".jsonl.gz");
    try {
      Datasets.toJsonLines(dataset, file);
      assertThat(Datasets.jsonLines(file).schema(dataset.schema()).read()).isEqualTo(dataset);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void leavesTheOldFileIfTheNewOneCannotBeWritten(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("out.jsonl"), "old");
    Dataset half =
        Dataset.of(
            "notes",
            Schema.of(Field.of("a", FieldType.TEXT)),
            List.of(Column.ofTexts(List.of("half \ud83d"))));
    assertThatThrownBy(() -> Datasets.toJsonLines(half, file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("half a character");
    assertThatThrownBy(
            () ->
                Datasets.toJsonLines(
                    Dataset.of(
                        "n",
                        Schema.of(Field.of("a", FieldType.NUMERIC)),
                        List.of(Column.ofNumbers(1, Double.POSITIVE_INFINITY))),
                    file))
        .hasMessageContaining("row 1, column 'a' must be finite");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("out.jsonl");
  }
}
