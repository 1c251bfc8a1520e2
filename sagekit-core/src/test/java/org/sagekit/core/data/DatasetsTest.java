package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;

class DatasetsTest {
  enum Sex {
    FEMALE,
    MALE
  }

  record Person(
      int age,
      Double score,
      boolean in,
      String name,
      Sex sex,
      Instant seen,
      Optional<String> note) {}

  private static final Person ANN =
      new Person(39, 0.5, true, "Ann", Sex.FEMALE, Instant.EPOCH, Optional.of("x"));
  private static final Person BOB =
      new Person(17, null, false, null, Sex.MALE, null, Optional.empty());

  @Test
  void takesTypesFromRecords() {
    Dataset people = Datasets.ofRecords("people", List.of(ANN, BOB));
    assertThat(people.schema().fields())
        .containsExactly(
            Field.of("age", FieldType.INTEGER),
            Field.of("score", FieldType.NUMERIC),
            Field.of("in", FieldType.BOOLEAN),
            Field.of("name", FieldType.CATEGORICAL),
            Field.of("sex", FieldType.CATEGORICAL),
            Field.of("seen", FieldType.DATETIME),
            Field.of("note", FieldType.CATEGORICAL));
    assertThat(people.row(0).toMap())
        .containsEntry("score", "0.5")
        .containsEntry("seen", "1970-01-01T00:00:00Z")
        .containsEntry("note", "x");
    assertThat(people.row(1).toMap()).containsOnlyKeys("age", "in", "sex");
  }

  @Test
  void takesTheTypeOfAnEmptyColumnFromTheComponent() {
    Dataset people = Datasets.ofRecords("people", List.of(BOB));
    assertThat(people.column("score").type()).isEqualTo(FieldType.NUMERIC);
    assertThat(people.column("seen").type()).isEqualTo(FieldType.DATETIME);
  }

  @Test
  void readsMapsWithGapsInAnyPlace() {
    Dataset people = Datasets.ofMaps("people", List.of(Map.of("a", 1), Map.of("b", "x")));
    assertThat(people.row(0).toMap()).containsExactly(Map.entry("a", "1"));
    assertThat(people.row(1).toMap()).containsExactly(Map.entry("b", "x"));
  }

  @Test
  void widensWholeNumbersWhereRealOnesCome() {
    Dataset people = maps(1, 2.5, null, Double.NaN, 3L);
    assertThat(people.column("a").type()).isEqualTo(FieldType.NUMERIC);
    assertThat(people.column("a").missing()).isEqualTo(2);
    assertThat(people.column("a").number(4)).isEqualTo(3);
  }

  @Test
  void readsDatesInUtcIfTheyHaveNoZone() {
    Dataset people =
        maps(LocalDate.of(2024, 5, 31), OffsetDateTime.parse("2024-05-31T01:00+01:00"));
    assertThat(people.column("a").text(0)).isEqualTo(people.column("a").text(1));
  }

  @Test
  void saysWhichValueDoesNotGoWithThoseBefore() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> maps(1, "x"))
        .withMessage(
            "Dataset 'people': row 1, column 'a' must be INTEGER as in the rows before, but was TEXT.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> maps(Double.POSITIVE_INFINITY))
        .withMessageStartingWith("Dataset 'people': row 0, column 'a' must be finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> maps(List.of()))
        .withMessageContaining("row 0, column 'a' must be a number, boolean, text, enum, date");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Datasets.ofMaps("people", List.of()))
        .withMessage("Dataset 'people': rows must be at least one, but was none.");
  }

  private static Dataset maps(Object... values) {
    return Datasets.ofMaps(
        "people",
        Arrays.stream(values)
            .map(
                value -> {
                  Map<String, Object> row = new HashMap<>();
                  row.put("a", value);
                  return row;
                })
            .toList());
  }

  @Property(tries = 200)
  @Domain(RandomDatasets.class)
  void joinsWhatWasTakenApart(@ForAll Dataset dataset) {
    int half = dataset.size() / 2;
    int[] rest = java.util.stream.IntStream.range(half, dataset.size()).toArray();
    assertThat(Datasets.concat(dataset.first(half), dataset.rows(rest))).isEqualTo(dataset);
  }

  @Test
  void unitesTheLevelsOfBothSides() {
    Dataset joined =
        Datasets.concat(CsvText.read("a,b", "x,1", "z,2"), CsvText.read("b,a", "3,y", "4,x"));
    assertThat(((CategoricalColumn) joined.column("a")).levels()).containsExactly("x", "y", "z");
    assertThat(joined.row(2).text("a")).isEqualTo("y");
    assertThat(joined.row(3).toMap()).containsEntry("a", "x").containsEntry("b", "4");
  }

  @Test
  void namesAllFieldsThatDoNotMatch() {
    Dataset second = CsvText.read("a,c", "0.5,x").named("second");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Datasets.concat(CsvText.read("a,b", "1,2").as("b", Role.TARGET), second))
        .withMessageContaining(
            "Dataset 'second': column 'a' must be of type INTEGER as in 'people.csv', but was NUMERIC.")
        .withMessageContaining("column 'b' must be there")
        .withMessageContaining("column 'c' must be in 'people.csv'");
  }

  @Test
  void retypesAColumnAndKeepsItsRole() {
    Dataset people = CsvText.read("a,b", "1,x", "0,y").as("a", Role.TARGET);
    assertThat(Datasets.retyped(people, "a", FieldType.CATEGORICAL).schema().target())
        .isEqualTo(new Field("a", FieldType.CATEGORICAL, Role.TARGET));
    assertThatThrownBy(() -> Datasets.retyped(people, "b", FieldType.NUMERIC))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "people.csv: row 0, column 'b' must be a finite number, but was 'x'.");
  }

  @Property(tries = 20)
  void takesRecordsOfOneClassOnly(@ForAll @IntRange(min = 0, max = 3) int position) {
    record Other(int age) {}
    List<Record> rows = new java.util.ArrayList<>(List.of(ANN, BOB, ANN));
    rows.add(position, new Other(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Datasets.ofRecords("people", rows))
        .withMessageContaining("rows must be of ");
  }

  @Test
  void takesArraysOfNumbers() {
    Dataset points =
        Datasets.ofArrays("points", new double[][] {{1, Double.NaN}, {3, 4}}, "x", "y");
    assertThat(points.column("x").number(1)).isEqualTo(3);
    assertThat(points.column("y").isMissing(0)).isTrue();
    assertThat(Datasets.ofArrays("points", new double[][] {{1, 2}}).schema().names())
        .containsExactly("x1", "x2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Datasets.ofArrays("points", new double[][] {{1, 2}, {3}}))
        .withMessage("Dataset 'points': row 1 must be 2 numbers long, but was 1.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Datasets.ofArrays("points", new double[][] {{1.0 / 0}}))
        .withMessageStartingWith("Dataset 'points': row 0, column 0 must be finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Datasets.ofArrays("points", new double[0][]))
        .withMessageContaining("rows must be at least one");
  }

  @Test
  void choosesTheReaderByTheEnding(@TempDir Path folder) throws IOException {
    Dataset people = CsvText.read("a,b", "1,x", "2,y");
    for (String name : List.of("a.csv", "a.CSV.gz", "a.jsonl", "a.ndjson.gz", "a.parquet")) {
      Path file = folder.resolve(name);
      if (name.contains("json")) {
        Datasets.toJsonLines(people, file);
      } else if (name.endsWith("parquet")) {
        Datasets.toParquet(people, file);
      } else {
        Datasets.toCsv(people, file);
      }
      assertThat(Datasets.read(file)).as(name).isEqualTo(people);
    }
    assertThat(Datasets.read(Files.writeString(folder.resolve("a.tsv"), "a\tb\n1\tx\n2\ty\n")))
        .isEqualTo(people);
    Path arff = folder.resolve("a.arff");
    Files.writeString(arff, "@attribute a integer\n@attribute b {x,y}\n@data\n1,x\n2,y\n");
    assertThat(Datasets.read(arff)).isEqualTo(people);
    assertThat(Datasets.read(Files.writeString(folder.resolve("a.svm"), "1 1:5\n")).size())
        .isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Datasets.read(folder.resolve("a.xls")))
        .withMessageContaining("must end with .csv, .tsv, .jsonl");
  }
}
