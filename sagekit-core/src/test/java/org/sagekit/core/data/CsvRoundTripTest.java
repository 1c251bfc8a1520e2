package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;

class CsvRoundTripTest {

  @Property(tries = 300)
  @Domain(RandomDatasets.class)
  void readsBackWhatWasWritten(@ForAll Dataset dataset) throws IOException {
    Path file = Files.createTempFile("round", ".csv");
    try {
      Datasets.toCsv(dataset, file);
      Dataset back = Datasets.csv(file).schema(dataset.schema()).keepQuoted().read();
      assertThat(back).as(Files.readString(file)).isEqualTo(dataset);
    } finally {
      Files.delete(file);
    }
  }

  private static Dataset texts(String... values) {
    return Dataset.of(
        "notes",
        Schema.of(Field.of("a", FieldType.TEXT)),
        List.of(Column.ofTexts(java.util.Arrays.asList(values))));
  }

  @Test
  void writesPlainCellsWithoutQuotes(@TempDir Path folder) throws IOException {
    Dataset people =
        CsvText.read("age,name,score,in", "39,Ann,0.50,true", ",\"B, C\",2.0,FALSE", "1,NA,,");
    Datasets.toCsv(people, folder.resolve("out.csv"));
    assertThat(folder.resolve("out.csv"))
        .hasContent("age,name,score,in\n39,Ann,0.5,true\n,\"B, C\",2,false\n1,,,\n");
  }

  @Test
  void compressesByNameToTheSameBytesEachTime(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("out.csv.gz");
    Datasets.toCsv(texts("x", "NA", null), file);
    byte[] first = Files.readAllBytes(file);
    Datasets.toCsv(texts("x", "NA", null), file);
    assertThat(Files.readAllBytes(file)).isEqualTo(first).startsWith(0x1f, 0x8b);
    assertThat(Datasets.csv(file).keepQuoted().type("a", FieldType.TEXT).read())
        .isEqualTo(texts("x", "NA", null));
  }

  @Test
  void leavesTheOldFileIfTheNewOneCannotBeWritten(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("out.csv"), "old", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Datasets.toCsv(texts("x", "half \ud83d"), file))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Dataset 'notes': row 1, column 'a' must be text in Unicode, but has half a character.");
    assertThat(folder).isDirectoryContaining("glob:**/out.csv");
    assertThat(file).hasContent("old");
  }

  @Test
  void saysThatTheFolderIsNotThere(@TempDir Path folder) {
    assertThatThrownBy(() -> Datasets.toCsv(texts("x"), folder.resolve("no/out.csv")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("file must be writable, but: ");
  }
}
