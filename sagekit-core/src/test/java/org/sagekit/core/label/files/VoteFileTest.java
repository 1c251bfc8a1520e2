package org.sagekit.core.label.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.Span;
import org.sagekit.api.label.Vote;

class VoteFileTest {
  @TempDir Path home;

  @Test
  void jsonLinesGiveVotesAsTheyStandThere() throws IOException {
    Path file =
        file(
            "v.jsonl",
            """
            {"task": "01", "worker": 7, "label": true, "note": [1]}

            {"label": "x", "worker": "ann", "task": 1.50}
            """);
    assertThat(VoteFile.of(file).votes().all())
        .containsExactly(new Vote<>("01", "7", "true"), new Vote<>("1.50", "ann", "x"));
  }

  @Test
  void equalTextsAreOneObject() throws IOException {
    List<Vote<String>> votes =
        VoteFile.of(file("v.csv", "task,worker,label\n1,ann,yes\n1,ann,yes\n")).votes().all();
    assertThat(votes.get(0).task()).isSameAs(votes.get(1).task());
    assertThat(votes.get(0).worker()).isSameAs(votes.get(1).worker());
    assertThat(votes.get(0).label()).isSameAs(votes.get(1).label());
  }

  @Test
  void columnsMayBeCalledOtherwise() throws IOException {
    Path file = file("v.csv", "item,who,stars\n1,ann,3\n");
    assertThat(VoteFile.of(file).task("item").worker("who").label("stars").numbers().all())
        .containsExactly(new Vote<>("1", "ann", 3.0));
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity", "1e999", "0x1p3", "1d", "one", "'1,5'", "--1"})
  void whatIsNoFiniteNumberIsRefusedWithItsRow(String cell) throws IOException {
    Path file = file("v.csv", "task,worker,label\n1,ann,2.5\n2,ann,\"" + cell + "\"\n");
    assertThatThrownBy(() -> VoteFile.of(file).numbers())
        .isInstanceOf(DataException.class)
        .hasMessage(
            "v.csv: column 'label' of row 1 must be a finite number, but was '" + cell + "'.");
  }

  @Test
  void aNumberOfJsonMustBeFiniteToo() throws IOException {
    Path file = file("v.ndjson", "{\"task\":1,\"worker\":1,\"label\":1e400}\n");
    assertThatThrownBy(() -> VoteFile.of(file).numbers())
        .hasMessage("v.ndjson: line 1: 'label' must be a finite number, but was '1e400'.");
  }

  @Test
  void setsStandInCellsAndLists() throws IOException {
    Path cells = file("s.csv", "task,worker,label\n1,ann,b|a\n1,bob,\n1,cy,a | a\n");
    assertThat(VoteFile.of(cells).sets().all())
        .extracting(Vote::label)
        .containsExactly(LabelSet.of("a", "b"), LabelSet.of(), LabelSet.of("a"));
    Path lists = file("s.jsonl", "{\"task\":1,\"worker\":1,\"label\":[\"a|b\",\"c\"]}\n");
    assertThat(VoteFile.of(lists).sets().all().get(0).label()).isEqualTo(LabelSet.of("c", "a|b"));
  }

  @Test
  void aBlankLabelInASetIsRefused() throws IOException {
    Path file = file("s.csv", "task,worker,label\n1,ann,a||b\n");
    assertThatThrownBy(() -> VoteFile.of(file).sets())
        .hasMessage(
            "s.csv: column 'label' of row 0 must be labels with | between them, but was 'a||b'.");
  }

  @Test
  void preferencesHaveTwoColumns() throws IOException {
    Path file = file("p.csv", "worse,better,worker,task\nx,y,ann,1\n");
    assertThat(VoteFile.of(file).preferences().all())
        .containsExactly(new Vote<>("1", "ann", new Preference("y", "x")));
    Path same = file("q.csv", "worse,better,worker,task\nx,x,ann,1\n");
    assertThatThrownBy(() -> VoteFile.of(same).preferences())
        .hasMessage("q.csv: column 'worse' of row 0 must be another than 'better', but was 'x'.");
  }

  @Test
  void spansAndBoxesStandInJsonLines() throws IOException {
    Path spans =
        file(
            "s.jsonl",
            "{\"task\":1,\"worker\":1,\"label\":[{\"label\":\"PER\",\"start\":0,\"end\":5.0}]}");
    assertThat(VoteFile.of(spans).spans().all().get(0).label())
        .containsExactly(new Span("PER", 0, 5));
    Path boxes =
        file(
            "b.jsonl",
            "{\"task\":1,\"worker\":1,\"label\":[{\"label\":\"dog\",\"left\":1,\"top\":2.5,"
                + "\"width\":3,\"height\":4}]}");
    assertThat(VoteFile.of(boxes).boxes().all().get(0).label())
        .containsExactly(new Box("dog", 1, 2.5, 3, 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"label\":\"a\",\"start\":0.5,\"end\":2};must have 'start' as a whole number, but was '0.5'.",
        "{\"label\":\"a\",\"start\":3,\"end\":2};end must be more than 3, but was 2.",
        "{\"start\":3,\"end\":4};must have 'label' as a text, but was not there.",
        "{\"label\":\"a\",\"start\":3,\"end\":99999999999};must have 'end' as a whole number",
        "7;must be a list of objects, but has '7'."
      })
  void aSpanThatIsNoneIsRefused(String span, String message) throws IOException {
    Path file = file("s.jsonl", "{\"task\":1,\"worker\":1,\"label\":[" + span + "]}");
    assertThatThrownBy(() -> VoteFile.of(file).spans())
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("s.jsonl: line 1: 'label' ")
        .hasMessageContaining(message);
  }

  @Test
  void spansDoNotFitCells() throws IOException {
    Path file = file("s.csv", "task,worker,label\n1,ann,x\n");
    assertThatThrownBy(() -> VoteFile.of(file).spans())
        .hasMessageContaining("Maybe use a file of JSON lines.");
  }

  @Test
  void goldIsReadByTask() throws IOException {
    Path file = file("g.csv", "task,truth\nb,x\na,y\nb,x\n");
    assertThat(GoldFile.of(file).labels())
        .containsExactly(Map.entry("b", "x"), Map.entry("a", "y"));
    Path numbers = file("g.jsonl", "{\"id\":1,\"age\":30}\n");
    assertThat(GoldFile.of(numbers).task("id").truth("age").numbers())
        .containsExactly(Map.entry("1", 30.0));
  }

  @Test
  void twoTruthsOfOneTaskAreRefused() throws IOException {
    Path file = file("g.csv", "task,truth\nb,x\nb,y\n");
    assertThatThrownBy(() -> GoldFile.of(file).labels())
        .isInstanceOf(DataException.class)
        .hasMessage(
            "g.csv: column 'task' of row 1 must have one truth a task, but 'b' has another before.");
  }

  @ParameterizedTest
  @CsvSource({"v.csv", "v.jsonl"})
  void anEmptyFileIsRefused(String name) throws IOException {
    Path file = file(name, "");
    assertThatThrownBy(() -> VoteFile.of(file).votes())
        .isInstanceOf(DataException.class)
        .hasMessageContaining(name);
  }

  @Test
  void aTruncatedArchiveIsRefused() throws IOException {
    byte[] whole = gzip("task,worker,label\n" + "1,ann,yes\n2,bob,no\n".repeat(500));
    Path file = home.resolve("v.csv.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length - 12));
    assertThatThrownBy(() -> VoteFile.of(file).votes())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the compressed file ends");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path csv = home.resolve("v.csv");
    Files.write(csv, "task,worker,label\n1,ann,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> VoteFile.of(csv).votes())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("UTF-8");
    Path lines = home.resolve("v.jsonl");
    Files.write(lines, "{}\n\"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> VoteFile.of(lines).votes()).isInstanceOf(DataException.class);
  }

  @Test
  void aCellWithoutEndIsRefused() throws IOException {
    Path file = file("v.csv", "task,worker,label\n1,ann,\"" + "x".repeat((1 << 20) + 1));
    assertThatThrownBy(() -> VoteFile.of(file).votes())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("v.csv");
  }

  @Test
  void namesThatStandTwiceAreRefused() throws IOException {
    Path csv = file("v.csv", "task,worker,label,label\n1,ann,x,y\n");
    assertThatThrownBy(() -> VoteFile.of(csv).votes()).isInstanceOf(DataException.class);
    Path lines = file("v.jsonl", "{\"task\":1,\"worker\":1,\"label\":\"x\",\"label\":\"y\"}");
    assertThatThrownBy(() -> VoteFile.of(lines).votes())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("line 1");
  }

  @Test
  void deepJsonIsRefused() throws IOException {
    Path file = file("v.jsonl", "{\"task\":" + "[".repeat(100_000));
    assertThatThrownBy(() -> VoteFile.of(file).votes()).isInstanceOf(DataException.class);
  }

  @Test
  void otherColumnsMayHoldAnything() throws IOException {
    String rows = "1,ann,x,5\n".repeat(150) + "1,ann,x,five\n";
    assertThat(VoteFile.of(file("v.csv", "task,worker,label,note\n" + rows)).votes().size())
        .isEqualTo(151);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(home.resolve(name), content);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
