package org.sagekit.core.deploy.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.deploy.transform.RecordFormat;

class RecordSplitterTest {
  private record Cut(List<String> records, List<Long> lines, String whole) {}

  private static Cut cut(String text, RecordFormat format, int mostRecords, int mostBytes)
      throws IOException {
    Path file = Files.createTempFile("records", ".txt");
    try {
      Files.writeString(file, text);
      try (InputContent content = InputContent.open(file)) {
        RecordSplitter splitter = new RecordSplitter("f", content, format, mostBytes);
        splitter.skipByteOrderMark();
        return all(splitter, mostRecords);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static Cut all(RecordSplitter splitter, int mostRecords) {
    List<String> records = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (Batch batch = splitter.next(mostRecords);
        batch != null;
        batch = splitter.next(mostRecords)) {
      assertThat(batch.size()).isLessThanOrEqualTo(mostRecords);
      assertThat(batch.row()).isEqualTo(records.size());
      for (int i = 0; i < batch.size(); i++) {
        records.add(batch.text(i));
        lines.add(batch.lineOf(i));
      }
      whole.writeBytes(batch.bytes());
    }
    return new Cut(records, lines, whole.toString(StandardCharsets.UTF_8));
  }

  @Test
  void cutsAtAllLineEnds() throws Exception {
    Cut cut = cut("a,b\r\n\r\n1,2\n\n3,4\r5,6", RecordFormat.CSV, 2, 100);
    assertThat(cut.records()).containsExactly("a,b", "1,2", "3,4", "5,6");
    assertThat(cut.lines()).containsExactly(1L, 3L, 5L, 6L);
    assertThat(cut.whole()).isEqualTo("a,b\r\n\r\n1,2\n\n3,4\r5,6");
  }

  @Test
  void keepsLineEndsInQuotes() throws Exception {
    Cut cut = cut("\"a\r\nb\nc\"\"\n\",x\ny\"\n,z\n", RecordFormat.CSV, 10, 100);
    assertThat(cut.records()).containsExactly("\"a\r\nb\nc\"\"\n\",x", "y\"", ",z");
    assertThat(cut.lines()).containsExactly(1L, 5L, 6L);
  }

  @Test
  void quotesDontMatterInJsonLines() throws Exception {
    Cut cut = cut("\ufeff{\"a\":\"\\\"\"}\n \t \n\"\n[1]", RecordFormat.JSON_LINES, 1, 100);
    assertThat(cut.records()).containsExactly("{\"a\":\"\\\"\"}", "\"", "[1]");
    assertThat(cut.lines()).containsExactly(1L, 3L, 4L);
  }

  @Test
  void endsABatchBeforeItIsTooLarge() throws Exception {
    Path file = Files.createTempFile("records", ".txt");
    Files.writeString(file, "1234\n1234\n12345678\n1\n");
    try (InputContent content = InputContent.open(file)) {
      RecordSplitter splitter = new RecordSplitter("f", content, RecordFormat.CSV, 10);
      assertThat(IntStream.range(0, 2).map(i -> splitter.next(100).size())).containsExactly(2, 2);
      assertThat(splitter.next(100)).isNull();
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void refusesARecordWithoutEnd() {
    assertThatThrownBy(() -> cut("ok\n\"" + "x\n".repeat(200_000), RecordFormat.CSV, 9, 70_000))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "f: row 0 (line 2) must have at most 70000 bytes, but goes on. Maybe a quote is not closed, or maxPayload(...).");
    assertThatThrownBy(() -> cut("12345678901", RecordFormat.JSON_LINES, 9, 10))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("(line 1) must have at most 10 bytes");
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell =
        Arbitraries.strings().withChars('a', ',', '"', '\n', '\r', 'é', ' ').ofMaxLength(6);
    return cell.list().ofMinSize(2).ofMaxSize(4).list().ofMaxSize(12);
  }

  /** Whatever the cells and however small the batches: each row comes out, and every byte does. */
  @Property(tries = 300)
  void whatWasWrittenIsCutAndTakenApart(
      @ForAll("tables") List<List<String>> rows, @ForAll @IntRange(min = 1, max = 5) int most)
      throws IOException {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      List<String> cells =
          row.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').toList();
      text.append(String.join(",", cells)).append(row.size() % 2 == 0 ? "\n" : "\r\n");
    }
    Cut cut = cut(text.toString(), RecordFormat.CSV, most, 1_000);
    assertThat(cut.whole()).isEqualTo(text.toString());
    assertThat(cut.records().stream().map(RecordSplitterTest::cells).toList()).isEqualTo(rows);
  }

  private static List<String> cells(String record) {
    return CsvRow.of(record).cells().stream().map(CsvRow::value).toList();
  }
}
