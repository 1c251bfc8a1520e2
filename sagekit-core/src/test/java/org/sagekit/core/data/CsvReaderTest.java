package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.core.data.CsvText.PEOPLE;
import static org.sagekit.core.data.CsvText.read;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;

class CsvReaderTest {

  @Test
  void readsATableByItsHeader() {
    Dataset people = read("age,name", "39,Ann", "17,Bob");
    assertThat(people.name()).isEqualTo("people.csv");
    assertThat(people.schema().names()).containsExactly("age", "name");
    assertThat(people.column("age").number(1)).isEqualTo(17);
    assertThat(people.row(0).text("name")).isEqualTo("Ann");
  }

  @Test
  void readsQuotedCellsWithSeparatorsQuotesAndLineEnds() {
    Dataset people = read("a,b", "\"x,\"\"y\"\"\r\nz\",1");
    assertThat(people.column("a").text(0)).isEqualTo("x,\"y\"\r\nz");
  }

  @Test
  void takesTheUsualTokensForMissing() {
    Dataset people = read("a,b", "1,x", ",x", "NA,x", "N/A,x", "NaN,x", "null,x", "?,x", " ,x");
    assertThat(people.column("a").type()).isEqualTo(FieldType.INTEGER);
    assertThat(people.column("a").missing()).isEqualTo(7);
  }

  @Test
  void takesOtherTokensForMissingIfToldSo() {
    Dataset people = read(PEOPLE.missing("-", "none"), "a,b", "1,NA", "-,x", "none,?", ",y");
    assertThat(people.column("a").missing()).isEqualTo(3);
    assertThat(people.column("b").missing()).isZero();
  }

  @Test
  void countsBlanksInQuotesOnly() {
    Dataset people = read("a , b", " x ,\" y \"");
    assertThat(people.column("a").text(0)).isEqualTo("x");
    assertThat(people.column("b").text(0)).isEqualTo(" y ");
  }

  @Test
  void takesQuotedTokensForValuesOnlyIfToldSo() {
    assertThat(read("a", "\"NA\"", "\"\"", "x").column("a").missing()).isEqualTo(2);
    assertThat(read(PEOPLE.keepQuoted(), "a", "\"NA\"", "\"\"", "x").column("a").missing())
        .isZero();
  }

  @Test
  void passesOverEmptyLines() {
    assertThat(read("a,b", "", "1,2", "", "3,4", "", "").size()).isEqualTo(2);
  }

  @Test
  void readsOtherSeparators() {
    assertThat(read(PEOPLE.separator(';'), "a;b", "1,5;2").column("a").text(0)).isEqualTo("1,5");
    assertThat(read(PEOPLE.separator('\t'), "a\tb", "1\t2").schema().size()).isEqualTo(2);
  }

  @Test
  void takesTypesAndRolesFromASchema() {
    Schema schema =
        Schema.of(new Field("id", FieldType.TEXT, Role.ID), Field.of("zip", FieldType.INTEGER));
    Dataset people = read(PEOPLE.schema(schema), "id,zip,sex", "1,01234,f");
    assertThat(people.schema().fields().subList(0, 2)).isEqualTo(schema.fields());
    assertThat(((IntegerColumn) people.column("zip")).whole(0)).isEqualTo(1234);
  }

  @Test
  void anOptionLeavesTheReaderAsItWas() {
    PEOPLE.type("a", FieldType.TEXT).missing("x").maxRows(1);
    assertThat(read("a", "x", "x").column("a").missing()).isZero();
  }

  @Test
  void namesTheCellThatIsNotOfTheWantedType() {
    assertThatThrownBy(() -> read(PEOPLE.type("age", FieldType.NUMERIC), "x,age", "a,1", "b,old"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "people.csv: row 1 (line 3), column 'age' must be a finite number, but was 'old'."
                + " Maybe missing(\"old\") or another type.");
  }

  @Test
  void suggestsTheNameThatWasMeant() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(PEOPLE.type("agee", FieldType.NUMERIC), "age", "1"))
        .withMessage("people.csv: column 'agee' is not there. Did you mean 'age'?");
  }

  @Test
  void reportsAllOptionsOutOfRangeAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PEOPLE.separator('"').maxRows(0).maxCell(-1).read())
        .withMessageContaining("separator must be")
        .withMessageContaining("maxRows must be at least 1, but was 0")
        .withMessageContaining("maxCell must be from 1 to 268435456, but was -1");
  }

  @Test
  void readsGzipWhateverTheName() {
    Dataset people = read(PEOPLE, CsvText.gzip("a,b\n1,2\n"));
    assertThat(people.column("b").number(0)).isEqualTo(2);
  }

  @Test
  void readsAFileWithByteOrderMark(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("marked.csv"), "\ufeffä,b\n1,2\n");
    assertThat(Datasets.csv(file).read().schema().names()).containsExactly("ä", "b");
  }

  @Test
  void saysWhichFileIsNotThere(@TempDir Path folder) {
    assertThatThrownBy(() -> Datasets.csv(folder.resolve("gone.csv")).read())
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("gone.csv: file must be readable, but: ");
  }

  @Test
  void readsCharactersOfAllPlanes() {
    Dataset people = read(PEOPLE, "a\n\uD83D\uDE00\nñ\n漢\n".getBytes(StandardCharsets.UTF_8));
    assertThat(people.column("a").text(0)).isEqualTo("\uD83D\uDE00");
  }
}
