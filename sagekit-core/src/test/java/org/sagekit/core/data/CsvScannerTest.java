package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sagekit.core.data.CsvText.PEOPLE;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;

/** Held to FastCSV, cell by cell. */
class CsvScannerTest {
  private static final String[] ENDS = {"\n", "\r\n", "\r", "\n\n", "\n#x,\"y\r\n"};
  private static final String[] PARTS = {"7", "-1.5", "yes", "\"\"", ",", "\n", "\r\n", "#"};

  @Property(tries = 5_000)
  void takesAnyTextApartAsFastCsvDoes(
      @ForAll @Chars({'a', '7', '"', ',', '\n', '\r', '#', '.'}) @StringLength(max = 40)
          String text) {
    assertThat(ours(text)).isEqualTo(fastCsv(text));
  }

  @Test
  void takesLongTextsApartAsFastCsvDoesWhereverItsBufferEnds() {
    SplittableRandom random = new SplittableRandom(1);
    for (int turn = 0; turn < 30; turn++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 100_000) {
        text.append(random.nextInt(3) == 0 ? '"' + parts(random, 0) + '"' : parts(random, 3));
        text.append(random.nextInt(4) == 0 ? ENDS[random.nextInt(ENDS.length)] : ",");
      }
      assertThat(ours(text.toString())).isEqualTo(fastCsv(text.toString()));
    }
  }

  /** Without quotes, the first three kinds only. */
  private static String parts(SplittableRandom random, int kinds) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(PARTS[random.nextInt(kinds == 0 ? PARTS.length : kinds)]);
    }
    return random.nextInt(50) == 0 ? text + "x".repeat(random.nextInt(40_000)) : text.toString();
  }

  @Test
  void readsNumbersAsTheyStandWithoutADifference() {
    List<String> lines = new ArrayList<>(List.of("a,b,c"));
    SplittableRandom random = new SplittableRandom(2);
    for (int row = 0; row < 3 * CellColumn.MANY; row++) {
      String number = row % 5 == 0 ? "" : random.nextInt(-999, 999) + "." + random.nextInt(99);
      lines.add(number + (row % 3 == 0 ? " ," : ",") + row % 7 + (row % 2 == 0 ? ",x" : ",xy"));
    }
    String text = String.join("\n", lines);
    Dataset quick = PEOPLE.from(() -> bytes(text)).read();
    assertThat(quick).isEqualTo(CsvText.read(PEOPLE, text));
    assertThat(quick).isEqualTo(PEOPLE.from(() -> bytes(text)).missing("0x").read());
    assertThat(quick.column("b").type()).isEqualTo(FieldType.INTEGER);
  }

  @Test
  void keepsTextsInQuotesApartFromTokensLikeThem() {
    String text = "a,b\n\"NA\",1\n" + "\"NA\",1\nNA,1\n".repeat(9);
    Dataset people = PEOPLE.keepQuoted().from(() -> bytes(text)).read();
    assertThat(people.column("a").missing()).isEqualTo(9);
  }

  @Test
  void takesAMinusForASeparatorIfToldSo() {
    String text = "a-b\n" + "1-2\n".repeat(2 * CellColumn.MANY) + "-2\n";
    Dataset people = PEOPLE.separator('-').from(() -> bytes(text)).read();
    assertThat(people.column("a").type()).isEqualTo(FieldType.INTEGER);
    assertThat(people.column("a").missing()).isEqualTo(1);
    assertThat(people.column("b").missing()).isZero();
  }

  @Test
  void rememberedTextsEndWhereTheCellEnds() {
    Dataset people = CsvText.read("a,b", "ab,1", "ab,1", "abc,1", "ab ,1", "\"ab\",1", "a,1");
    assertThat(texts(people)).containsExactly("ab", "ab", "abc", "ab", "ab", "a");
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> texts(Dataset people) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < people.size(); row++) {
      texts.add(String.valueOf(people.column("a").text(row)));
    }
    return texts;
  }

  /** Cells with their lines, and what follows a fault is left out. */
  private static List<String> fastCsv(String text) {
    List<String> all = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      reader.forEach(row -> all.add(row.getStartingLineNumber() + ": " + row.getFields()));
    } catch (CsvParseException e) {
      all.add("fault");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static List<String> ours(String text) {
    List<String> all = new ArrayList<>();
    CsvStyle style = CsvStyle.STANDARD.separator(',').quote('"').comment('#');
    try {
      CsvScanner scanner = new CsvScanner(new StringReader(text), style, 1 << 20, new Kept(all));
      while (scanner.next()) {
        // The rows are kept.
      }
    } catch (DataException e) {
      all.add("fault");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** Keeps all rows as they are. */
  private static final class Kept implements CsvScanner.Rows {
    private final List<String> all;
    private final List<String> row = new ArrayList<>();
    private long line;

    Kept(List<String> all) {
      this.all = all;
    }

    @Override
    public void line(long number) {
      line = number;
    }

    @Override
    public void startRow() {
      row.clear();
    }

    @Override
    public int addExpected(char[] buffer, int from, int to) {
      return -1;
    }

    @Override
    public void add(char[] buffer, int offset, int length, boolean quoted) {
      row.add(new String(buffer, offset, length));
    }

    @Override
    public boolean endRow() {
      all.add(line + ": " + row);
      return true;
    }

    @Override
    public DataException refused(String what) {
      return new DataException(what);
    }
  }
}
