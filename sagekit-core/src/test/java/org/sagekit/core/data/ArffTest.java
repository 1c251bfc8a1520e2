package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.core.data.CsvText.read;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.DataException;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;

class ArffTest {
  static final ArffReader PEOPLE = Datasets.arff(Path.of("people.arff"));
  private static final String HEADER =
      """
      % a comment
      @RELATION 'the people'

      @attribute age NUMERIC
      @attribute 'zip code' integer
      @attribute sex {male, female, 'not said'}
      @attribute note string
      @attribute born date
      @attribute seen DATE "dd.MM.yyyy HH:mm"
      @data
      """;

  private static Dataset people(String... rows) {
    return read(PEOPLE, HEADER + String.join("\n", rows));
  }

  @Test
  void readsAllTypes() {
    Dataset people =
        people(
            "39.5, 1234, female, 'it\\'s, fine', 2024-05-31, '31.05.2024 12:30' % so",
            "? ,?,'not said',?,?,?",
            "1e3,7,male,two words,'2024-05-31 01:02:03',\"01.02.2024 00:00\"");
    assertThat(people.schema().fields().stream().map(f -> f.type()))
        .containsExactly(
            FieldType.NUMERIC,
            FieldType.INTEGER,
            FieldType.CATEGORICAL,
            FieldType.TEXT,
            FieldType.DATETIME,
            FieldType.DATETIME);
    assertThat(people.row(0).toMap())
        .containsEntry("note", "it's, fine")
        .containsEntry("seen", "2024-05-31T12:30:00Z");
    assertThat(people.row(1).toMap()).containsOnlyKeys("sex");
    assertThat(people.column("note").text(2)).isEqualTo("two words");
    assertThat(((CategoricalColumn) people.column("sex")).levels())
        .containsExactly("male", "female", "not said");
  }

  @Test
  void readsSparseRows() {
    Dataset people = people("{1 7, 2 female, 3 'x y'}", "{}", "{0 ?}");
    assertThat(people.row(0).toMap())
        .containsEntry("age", "0")
        .containsEntry("zip code", "7")
        .containsEntry("sex", "female")
        .containsEntry("note", "x y");
    assertThat(people.row(1).toMap()).containsEntry("sex", "male").doesNotContainKey("note");
    assertThat(people.column("age").isMissing(2)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1,2,male,x,?|row must have 6 cells, but has 5.",
        "1,2,male,x,?,?,?|row must have 6 cells, but has more.",
        "1,2,mal,x,?,?|column 'sex' must be one of male, female, not said, but was 'mal'.",
        "x,2,male,x,?,?|column 'age' must be a finite number, but was 'x'.",
        "1,2.5,male,x,?,?|column 'zip code' must be a whole number",
        "1,2,male,x,31.05.2024,?|column 'born' must be an ISO date",
        "1,2,male,'x,?,?|must close the quote",
        "1,,male,x,?,?|must have a value",
        "{0 1, 0 2}|index must be from 1 to 5, in ascending order, but was '0'.",
        "{9 1}|index must be from 0 to 5",
        "{0 1|sparse row must be closed",
        "1,2,male,x,?,, {5}|must have a value",
        "1,2,male,x,?,? {5}|row must end after its values, but has '{5}'."
      })
  void saysWhatIsWrongWithARow(String row, String what) {
    assertThatThrownBy(() -> people("1,2,male,x,?,?", row))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("people.arff: row 1 (line 12)")
        .hasMessageContaining(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "@attribute a relational|type of 'a' must be numeric",
        "@attribute a {x,x}|must list each value once",
        "@attribute a {x|must close its list",
        "@attribute a date '{'|pattern must be",
        "@attribute|must have a value",
        "@what|must be @relation, @attribute or @data, but was '@what'.",
        "a,b|must be @relation"
      })
  void saysWhatIsWrongWithTheHeader(String line, String what) {
    assertThatThrownBy(() -> read(PEOPLE, "@relation r", line, "@data", "1"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("people.arff: header (line 2) ")
        .hasMessageContaining(what);
  }

  @Test
  void saysThatThereAreNoRows() {
    assertThatThrownBy(() -> read(PEOPLE, "@relation r"))
        .hasMessage("people.arff: file must have a line @data, but has none.");
    assertThatThrownBy(() -> read(PEOPLE, "@attribute a real", "@data"))
        .hasMessage("people.arff: file must have rows, but has a header only.");
  }

  @Test
  void takesAnotherTypeIfToldSo() {
    Dataset people =
        read(
            PEOPLE.type("a", FieldType.TEXT).type("b", FieldType.BOOLEAN),
            "@attribute a {x,y}",
            "@attribute b {0,1}",
            "@data",
            "x,1");
    assertThat(people.column("a").type()).isEqualTo(FieldType.TEXT);
    assertThat(people.column("b").text(0)).isEqualTo("true");
  }
}
