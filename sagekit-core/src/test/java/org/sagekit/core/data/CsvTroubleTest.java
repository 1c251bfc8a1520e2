package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.core.data.CsvText.PEOPLE;
import static org.sagekit.core.data.CsvText.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;

/** What files of the real world do to a reader. */
class CsvTroubleTest {

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheSeparator(String separator) {
    String text = "name,note,n\nAnn,\"a, b; c\t d| e\",1\nBob,,2\n";
    String[] quoted = text.split("\"");
    String other =
        quoted[0].replace(",", separator)
            + '"'
            + quoted[1]
            + '"'
            + quoted[2].replace(",", separator);
    Dataset people = read(PEOPLE, other.getBytes(StandardCharsets.UTF_8));
    assertThat(people.schema().names()).containsExactly("name", "note", "n");
    assertThat(people.column("note").text(0)).isEqualTo("a, b; c\t d| e");
    assertThat(people.column("n").number(1)).isEqualTo(2);
  }

  @Test
  void prefersTheSeparatorThatSplitsAllRowsAlike() {
    Dataset people = read("a;b,c", "1,5;2", "3,25;4", "0;7");
    assertThat(people.schema().names()).containsExactly("a", "b,c");
    assertThat(people.column("a").text(0)).isEqualTo("1,5");
  }

  @Test
  void takesAFileOfOneColumnForOne() {
    assertThat(read("a", "x;y", "z").column("a").text(0)).isEqualTo("x;y");
  }

  @Test
  void findsSingleQuotesOnlyWhereTheyQuoteWholeCells() {
    Dataset quoted = read("a,b", "'x, it''s',1", "y,2");
    assertThat(quoted.column("a").text(0)).isEqualTo("x, it's");
    Dataset apostrophes = read("a,b", "'tis,1", "'twas,2");
    assertThat(apostrophes.column("a").text(0)).isEqualTo("'tis");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void believesTheByteOrderMark(String charset) {
    byte[] bytes = "\ufeffä,b\nñ,\uD83D\uDE00\n".getBytes(Charset.forName(charset));
    Dataset people = read(PEOPLE.charset(StandardCharsets.US_ASCII), bytes);
    assertThat(people.schema().names()).containsExactly("ä", "b");
    assertThat(people.column("b").text(0)).isEqualTo("\uD83D\uDE00");
  }

  @Test
  void readsAnotherCharsetAndSaysWhereItIsNot() {
    byte[] latin = "a,b\n1,é\n".getBytes(StandardCharsets.ISO_8859_1);
    Dataset people = read(PEOPLE.charset(StandardCharsets.ISO_8859_1), latin);
    assertThat(people.column("b").text(0)).isEqualTo("é");
    assertThatThrownBy(() -> read(PEOPLE.charset(StandardCharsets.US_ASCII), latin))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("people.csv: row 0 (line 2), column 'b' must be text in US-ASCII");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1,5|1.5", "-1.234.567,25|-1234567.25", "1.000|1000", "7|7", "2,5e3|2500"})
  void readsDecimalCommasAndThousands(String written, double number) {
    Dataset people = read(PEOPLE.decimalComma().thousands('.'), "a;b", written + ";x", "0,5;y");
    assertThat(people.column("a").type()).isEqualTo(FieldType.NUMERIC);
    assertThat(people.column("a").number(0)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.00", "1.0000", "12.34.567", ".123", "1.234,5,6", "31.05.2024"})
  void takesNoOtherGroupsForNumbers(String written) {
    Dataset people = read(PEOPLE.decimalComma().thousands('.'), "a;b", written + ";x", "0,5;y");
    assertThat(people.column("a").type()).isEqualTo(FieldType.CATEGORICAL);
    assertThat(people.column("a").text(0)).isEqualTo(written);
  }

  @Test
  void readsManyNumbersWithCommas() {
    StringBuilder text = new StringBuilder("a;b\n");
    for (int i = 0; i < 2 * CellColumn.MANY; i++) {
      text.append(i).append(",25;x\n");
    }
    Dataset people =
        TableReading.read(
            PEOPLE
                .decimalComma()
                .from(
                    () ->
                        new java.io.ByteArrayInputStream(
                            text.toString().getBytes(StandardCharsets.UTF_8))));
    assertThat(people.column("a").number(8000)).isEqualTo(8000.25);
  }

  @Test
  void completesShortRowsIfToldSo() {
    Dataset people = read(PEOPLE.shortRows(), "a,b,c", "1,2,3", "4", "5,6");
    assertThat(people.column("c").missing()).isEqualTo(2);
    assertThat(people.column("b").number(2)).isEqualTo(6);
    assertThatThrownBy(() -> read(PEOPLE.shortRows(), "a,b", "1,2", "1,2,3"))
        .hasMessage("people.csv: row 1 (line 3): row must have 2 cells, but has more.");
  }

  @Test
  void makesNamesUniqueIfToldSo() {
    Dataset people = read(PEOPLE.uniqueNames(), "a,a,,a_2,a", "1,2,3,4,5");
    assertThat(people.schema().names()).containsExactly("a", "a_2", "column_3", "a_2_2", "a_3");
  }

  @Test
  void readsFilesWithoutHeader() {
    assertThat(read(PEOPLE.withoutHeader("x", "y"), "1,2", "3,4").schema().names())
        .containsExactly("x", "y");
    Dataset numbered = read(PEOPLE.withoutHeader(), "1,2", "3,4");
    assertThat(numbered.schema().names()).containsExactly("column_1", "column_2");
    assertThat(numbered.size()).isEqualTo(2);
    assertThatThrownBy(() -> read(PEOPLE.withoutHeader("x"), "1,2"))
        .hasMessageContaining("row must have 1 cells, but has more");
  }

  @Test
  void skipsComments() {
    Dataset people = read(PEOPLE.comments('#'), "# by; me; today", "a,b", "1,2", "#3,4", "5,#6");
    assertThat(people.schema().names()).containsExactly("a", "b");
    assertThat(people.column("b").text(1)).isEqualTo("#6");
  }

  @Test
  void refusesOptionsThatContradict() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PEOPLE.separator(';').quote(';').thousands('.').read())
        .withMessageContaining("quote must be no separator")
        .withMessageContaining("thousands must be no sign");
  }
}
