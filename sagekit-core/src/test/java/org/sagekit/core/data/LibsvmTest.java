package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.core.data.CsvText.read;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;

class LibsvmTest {
  static final LibsvmReader PEOPLE = Datasets.libsvm(Path.of("people.svm"));

  @Test
  void readsLabelsGroupsAndFeatures() {
    Dataset people =
        read(PEOPLE, "# all", "+1 qid:3 1:0.5 3:-2e3 # a", "", "-1 qid:3 2:7", "2\tqid:4");
    assertThat(people.schema().fields())
        .containsExactly(
            new Field("label", FieldType.INTEGER, Role.TARGET),
            new Field("qid", FieldType.INTEGER, Role.GROUP),
            Field.of("f1", FieldType.NUMERIC),
            Field.of("f2", FieldType.NUMERIC),
            Field.of("f3", FieldType.NUMERIC));
    assertThat(people.row(0).toMap().values()).containsExactly("1", "3", "0.5", "0", "-2000");
    assertThat(people.row(2).toMap().values()).containsExactly("2", "4", "0", "0", "0");
  }

  @Test
  void countsFromZeroIfTheFileDoes() {
    assertThat(read(PEOPLE, "1 0:5", "0 1:6").schema().names())
        .containsExactly("label", "f0", "f1");
    assertThat(read(PEOPLE.features(3), "1.5 1:5").schema().names())
        .containsExactly("label", "f1", "f2", "f3");
  }

  @Test
  void takesOtherTypesIfToldSo() {
    Dataset people =
        read(
            PEOPLE.type("label", FieldType.CATEGORICAL).type("f1", FieldType.INTEGER),
            "1 1:5",
            "2 1:6");
    assertThat(people.column("label").type()).isEqualTo(FieldType.CATEGORICAL);
    assertThat(people.column("f1").type()).isEqualTo(FieldType.INTEGER);
  }

  @ParameterizedTest
  @CsvSource({
    "x 1:2,word must be a number where it is a label",
    "'1,2 1:2',word must be a number where it is a label",
    "1 1:x,word must be a finite number",
    "1 1:inf,word must be a finite number",
    "1 1:1e999,word must be a finite number",
    "1 1,word must be index:value",
    "1 :1,word must be index:value",
    "1 2:1 2:2,word must be index:value with indices that ascend",
    "1 -1:1,word must be index:value with indices that ascend",
    "1 2:1 qid:2,word must be the second word of its row if it is a qid",
    "1 999999999:1,index must be at most 99998",
    "1 99999999999999999999:1,word must be index:value with"
  })
  void saysWhatIsWrongWithARow(String line, String what) {
    assertThatThrownBy(() -> read(PEOPLE, "1 1:1", line))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("people.svm: row 1 (line 2): ")
        .hasMessageContaining(what);
  }

  @Test
  void refusesATableFarGreaterThanItsFile() {
    assertThatThrownBy(() -> read(PEOPLE.maxCells(1000), "1 900:1", "1 1:1"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("at most 1000 cells");
  }

  @Test
  void readsBatchesOfOneSchema() {
    LibsvmReader reader = from("1 1:5 3:1", "2 1:6", "3 2:1", "4 3:9");
    List<Dataset> parts = new ArrayList<>();
    try (Batches batches = reader.batches(3)) {
      batches.forEachRemaining(parts::add);
    }
    assertThat(parts.stream().reduce(Datasets::concat)).hasValue(reader.read());
    try (Batches batches = from("1 1:5", "2 2:6").sample(1).batches(3)) {
      assertThatThrownBy(batches::next)
          .isInstanceOf(DataException.class)
          .hasMessageContaining("Maybe features(...) or sample(...)");
    }
  }

  private static LibsvmReader from(String... lines) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return PEOPLE.from(() -> new ByteArrayInputStream(bytes));
  }
}
