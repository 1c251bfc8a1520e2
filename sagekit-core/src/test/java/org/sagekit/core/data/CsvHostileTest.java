package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.core.data.CsvText.PEOPLE;
import static org.sagekit.core.data.CsvText.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.DataException;

class CsvHostileTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a,b\n\"", "a,b\n", "\"", "a\n1,"})
  void stopsAtAnEndlessCellSoonAfterItsLimit(String start) {
    Endless endless = new Endless(start, "x");
    assertThatThrownBy(() -> read(PEOPLE.maxCell(1 << 20), endless))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith(
            " must end, but goes on and on. Maybe a quote is not closed, or maxCell(...).");
    assertThat(endless.count).isLessThan((1 << 20) + (1 << 20));
  }

  @ParameterizedTest
  @CsvSource({"'','a,'", "'a\n','1,'", "'','\"'"})
  void stopsAtAnEndlessRow(String start, String rest) {
    Endless endless = new Endless(start, rest);
    assertThatThrownBy(() -> read(PEOPLE.maxColumns(1000), endless))
        .isInstanceOf(DataException.class);
    assertThat(endless.count).isLessThan(2 << 20);
  }

  @Test
  void stopsAtTheGreatestNumberOfRows() {
    assertThatThrownBy(() -> read(PEOPLE.maxRows(1000), new Endless("a,b\n", "1,2\n")))
        .hasMessage(
            "people.csv: row 1000 (line 1002): file must have at most 1000 rows, but has more."
                + " Maybe maxRows(...).");
    assertThat(read(PEOPLE.maxRows(2), "a", "1", "2").size()).isEqualTo(2);
  }

  @Test
  void readsACellOfExactlyTheGreatestLength() {
    String most = "x\n".repeat(1 << 19);
    assertThat(read("a,b", "x".repeat(1 << 20) + ",\"" + most + "\"").column("b").text(0))
        .hasSize(1 << 20);
  }

  @Test
  void saysWhichCellIsTooLong() {
    refused(PEOPLE.maxCell(3), "a,b\n1,xxx\n2,xxxx\n")
        .hasMessage(
            "people.csv: row 1 (line 3), column 'b' must have at most 3 characters, but has"
                + " 4. Maybe maxCell(...).");
  }

  @Test
  void saysWhichRowIsRagged() {
    refused(PEOPLE, "a,b\n1,2\n3\n")
        .hasMessage(
            "people.csv: row 1 (line 3): row must have 2 cells, but has 1. Maybe shortRows().");
    refused(PEOPLE, "a,b\n\"1\n\",2\n3,4,5\n")
        .hasMessage("people.csv: row 1 (line 4): row must have 2 cells, but has more.");
  }

  @Test
  void refusesAHeaderThatNamesNoTable() {
    refused(PEOPLE, "").hasMessage("people.csv: file must have a header row, but is empty.");
    refused(PEOPLE, "\n\n").hasMessage("people.csv: file must have a header row, but is empty.");
    refused(PEOPLE, "a,b\n").hasMessage("people.csv: file must have rows, but has a header only.");
    refused(PEOPLE, "a,b,a\n1,2,3\n")
        .hasMessage(
            "people.csv: header (line 1): name of column 3 must be unique, but was 'a' again."
                + " Maybe uniqueNames(), or withoutHeader(...).");
    refused(PEOPLE, "a, ,c\n1,2,3\n")
        .hasMessage(
            "people.csv: header (line 1): name of column 2 must be a name, but was blank."
                + " Maybe uniqueNames(), or withoutHeader(...).");
    refused(PEOPLE.maxColumns(1), "a,b\n1,2\n")
        .hasMessageContaining("file must have at most 1 columns, but has more");
    refused(PEOPLE, "x".repeat(1001) + "\n1\n")
        .hasMessageContaining("must have at most 1000 characters, but has 1001");
  }

  @Test
  void saysWhereTheTextIsNotUtf8() {
    byte[] bytes = "a,b\n1,x\n2,y_z\n3,z\n".getBytes(StandardCharsets.ISO_8859_1);
    bytes[11] = (byte) 0xe9;
    assertThatThrownBy(() -> read(PEOPLE, bytes))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "people.csv: row 1 (line 3), column 'b' must be text in UTF-8, but has other bytes."
                + " Maybe the file is in another charset: charset(...).");
  }

  @Test
  void refusesHalfACharacterAtTheEnd() {
    byte[] bytes = "a\nxé".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(PEOPLE, Arrays.copyOf(bytes, bytes.length - 1)))
        .hasMessageContaining("must be text in UTF-8");
  }

  @Test
  void refusesAQuoteThatIsNeverClosed() {
    refused(PEOPLE, "a,b\n1,2\n3,\"x\n").hasMessageStartingWith("people.csv: row 1 (line 3)");
    refused(PEOPLE, "a,b\n1,\"x\"y\n").hasMessageStartingWith("people.csv: row 0 (line 2)");
  }

  @Test
  void refusesEveryTruncationOfACompressedFile() {
    byte[] whole = CsvText.gzip("a,b\n" + "1,2\n".repeat(1000));
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(PEOPLE, part))
          .as("%s bytes of %s", length, whole.length)
          .isInstanceOf(DataException.class);
    }
  }

  @Test
  void refusesADamagedCompressedFile() {
    byte[] bytes = CsvText.gzip("a,b\n" + "1,2\n".repeat(1000));
    bytes[bytes.length - 6] ^= 1;
    assertThatThrownBy(() -> read(PEOPLE, bytes))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the compressed file is damaged");
  }

  private static AbstractThrowableAssert<?, ?> refused(CsvReader reader, String text) {
    return assertThatThrownBy(() -> read(reader, text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(DataException.class);
  }

  /** A start, and then the same again and again. */
  private static final class Endless extends InputStream {
    private final byte[] start;
    private final byte[] rest;
    private int count;

    Endless(String start, String rest) {
      this.start = start.getBytes(StandardCharsets.UTF_8);
      this.rest = rest.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
      if (count > 1 << 28) {
        throw new IOException("read without end");
      }
      int at = count++;
      return at < start.length ? start[at] : rest[(at - start.length) % rest.length];
    }
  }
}
