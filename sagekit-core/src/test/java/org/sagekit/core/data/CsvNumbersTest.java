package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;

/** Columns of so many numbers that their texts are given up while reading. */
class CsvNumbersTest {
  private static final int ROWS = 3 * CellColumn.MANY;
  @TempDir private Path folder;

  private CsvReader file(IntFunction<String> cell) throws IOException {
    String lines =
        IntStream.range(0, ROWS)
            .mapToObj(cell)
            .collect(Collectors.joining(",x\n", "a,b\n", ",x\n"));
    return Datasets.csv(Files.writeString(folder.resolve("many.csv"), lines));
  }

  /** The last row but some has a cell of its own. */
  private CsvReader wholesBut(String late) throws IOException {
    return file(row -> row == ROWS - 9 ? late : String.valueOf(row));
  }

  @Test
  void readsManyNumbersAsFewOnes() throws IOException {
    for (String unit : new String[] {"", ".5", "e-3", "00000000000000000007"}) {
      CsvReader reader = file(row -> row % 7 == 3 ? "NA" : row + 1 + unit);
      Dataset kept = CsvText.read(reader, Files.readAllBytes(folder.resolve("many.csv")));
      assertThat(reader.read()).isEqualTo(kept);
      assertThat(reader.type("a", FieldType.NUMERIC).read().column("a").number(0))
          .isEqualTo(Double.parseDouble("1" + unit));
    }
  }

  @Test
  void widensAllToRealsWhereALateOneIsReal() throws IOException {
    Column column = wholesBut("0.5").read().column("a");
    assertThat(column.type()).isEqualTo(FieldType.NUMERIC);
    assertThat(column.number(ROWS - 10)).isEqualTo(ROWS - 10);
    assertThat(column.number(ROWS - 9)).isEqualTo(0.5);
  }

  @Test
  void readsOnceMoreWhereALateOneIsNoNumber() throws IOException {
    Column column = wholesBut("n.a.").read().column("a");
    assertThat(column.type()).isEqualTo(FieldType.TEXT);
    assertThat(column.text(7)).isEqualTo("7");
    assertThat(wholesBut("007").read().column("a").text(ROWS - 9)).isEqualTo("007");
  }

  @Test
  void refusesALateInfiniteNumber() throws IOException {
    CsvReader reader = wholesBut("inf");
    assertThatThrownBy(reader::read)
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("many.csv: row " + (ROWS - 9) + ", column 'a' must be a finite");
  }

  @Test
  void keepsToTheWantedTypeToTheEnd() throws IOException {
    assertThatThrownBy(wholesBut("0.5").type("a", FieldType.INTEGER)::read)
        .hasMessageContaining("column 'a' must be a whole number of 64 bits, but was '0.5'.");
    IntegerColumn codes =
        (IntegerColumn) wholesBut("007").type("a", FieldType.INTEGER).read().column("a");
    assertThat(codes.whole(ROWS - 9)).isEqualTo(7);
    assertThat(wholesBut("7").type("a", FieldType.TEXT).read().column("a").text(5)).isEqualTo("5");
  }

  @Property(tries = 1000)
  void knowsDecimalNumbersByTheirForm(
      @ForAll
          @Chars({'+', '-', '.', 'e', 'E'})
          @CharRange(from = '0', to = '9')
          @StringLength(max = 7)
          String text) {
    boolean number = text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    boolean whole = text.matches("[-+]?[0-9]+") && !text.matches("-0+");
    assertThat(NumberForm.of(text))
        .isEqualTo(whole ? NumberForm.WHOLE : number ? NumberForm.REAL : NumberForm.NONE);
    assertThat(NumberForm.hasLeadingZeros(text)).isEqualTo(text.matches("[-+]?0[0-9].*"));
  }
}
