package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.DataException;
import org.sagekit.api.StoreException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.deploy.transform.JoinSource;
import org.sagekit.api.deploy.transform.RecordFormat;
import org.sagekit.api.deploy.transform.SplitType;
import org.sagekit.api.deploy.transform.TransformReport;

/** Whatever is wrong with an input, the message says where, and no output appears. */
class TransformBadInputTest {
  @TempDir Path home;

  private TransformJob.Builder csv(String content) throws IOException {
    return job("in.csv", content.getBytes(StandardCharsets.UTF_8));
  }

  private TransformJob.Builder json(String content) throws IOException {
    return job("in.jsonl", content.getBytes(StandardCharsets.UTF_8))
        .contentType(RecordFormat.JSON_LINES);
  }

  private TransformJob.Builder job(String name, byte[] content) throws IOException {
    return TransformJob.named("job", Files.write(home.resolve(name), content))
        .output(home.resolve("out"));
  }

  private TransformReport run(TransformJob.Builder job) {
    return job.build().run(Fixtures.modelPackage(), TestRun.at(home));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(TransformJob.Builder job) {
    AbstractThrowableAssert<?, ? extends Throwable> refused =
        assertThatThrownBy(() -> run(job)).isInstanceOf(DataException.class);
    assertThat(home.resolve("out").toFile().listFiles(file -> !file.isHidden())).isNullOrEmpty();
    return refused;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | in.csv: file must have a header row, but is empty.",
        "~;;~ | in.csv: file must have a header row, but is empty.",
        "age,city; | in.csv: file must have rows, but has a header only.",
        "age,citi;1,Ulm | in.csv: header (line 1): header must have the model's input 'city', but has not. Did you mean 'citi'?",
        "age;city | in.csv: header (line 1): header must have the model's input 'city', but has not. There is age.",
        "age,city,age;1,Ulm,2 | in.csv: header (line 1): header: name 'age' must be unique, but was there twice.",
        "age,city;1,Ulm;2 | in.csv: row 1 (line 3): row must have 2 cells, but has 1.",
        "age,city;1,Ulm;;2,Ulm,3 | in.csv: row 1 (line 4): row must have 2 cells, but has 3.",
        "age,city;1,Ulm;x,Ulm | in.csv: row 1 (line 3), column 'age' must be a finite number, but was 'x'.",
        "age,city;1,Ulm;Infinity,Ulm | in.csv: row 1 (line 3), column 'age' must be a finite number, but was 'Infinity'.",
        "age,city;1,\"Ulm;2,Bonn; | in.csv: row 0 (line 2): cell must end, but its quote is not closed: \"Ulm",
        "age,city;1,\"Ulm\"x | in.csv: row 0 (line 2): cell must have a comma or the row's end behind its closing quote, but has 'x': \"Ulm\"x."
      })
  void refusesCsv(String lines, String message) throws Exception {
    String text = lines == null ? "" : lines.replace(';', '\n');
    assertRefused(csv(text)).message().startsWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | in.jsonl: file must have rows, but is empty.",
        "~ ; ~ | in.jsonl: file must have rows, but is empty.",
        "{\"agee\":1,\"city\":\"Ulm\"} | in.jsonl: the first 1 records must have the model's input 'age', but none has. Did you mean 'agee'?",
        "[1];[1,\"Ulm\"] | in.jsonl: row 0 (line 1): row must have a value for each of the model's 2 inputs, but has 1.",
        "[1,\"Ulm\"];[1,{}] | in.jsonl: row 1 (line 2): value of 'city' must be a text, number, true, false or null, but was an object.",
        "[1,\"Ulm\"];;[1, | in.jsonl: row 1 (line 3): row: content must be JSON, but:",
        "[1,\"Ulm\"] [2] | in.jsonl: row 0 (line 1): row: content must be JSON",
        "{\"age\":1,\"city\":\"\",\"age\":2} | in.jsonl: row 0 (line 1): row: name 'age' must stand in its object once.",
        "[NaN,\"Ulm\"] | in.jsonl: row 0 (line 1): row: content must be JSON",
        "[1e999,\"Ulm\"] | in.jsonl: row 0 (line 1), column 'age' must be a finite number, but was '1e999'.",
        "[true,\"Ulm\"] | in.jsonl: row 0 (line 1), column 'age' must be a finite number, but was 'true'."
      })
  void refusesJson(String lines, String message) throws Exception {
    String text = lines == null ? "" : lines.replace(';', '\n');
    assertRefused(json(text)).message().startsWith(message);
  }

  @Test
  void takesNanForMissingAsReadersOfCsvDo() throws Exception {
    run(csv("age,city\nNaN,Bonn\n40,Bonn\n").outputFilter("$[2]"));
    assertThat(home.resolve("out/in.csv.out"))
        .content()
        .isEqualTo("p(yes)\n" + "0.7310585786300049\n".repeat(2));
  }

  @Test
  void refusesNestingWithoutEnd() throws Exception {
    assertRefused(json("[".repeat(500_000))).message().contains("row 0 (line 1): row: content");
  }

  @Test
  void refusesAnEndlessCell() throws Exception {
    assertRefused(csv("age,city\n1,\"" + "x".repeat(300_000)).maxPayload(100_000))
        .hasMessage(
            "in.csv: row 0 (line 2) must have at most 100000 bytes, but goes on. Maybe a quote is not closed, or maxPayload(...).");
  }

  @Test
  void refusesAnotherCharset() throws Exception {
    assertRefused(job("in.csv", "age,city\n1,Köln\n".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessage("in.csv: row 0 (line 2): row must be text in UTF-8, but has other bytes.");
    assertRefused(job("in.csv", "age,city\n1,Ulm\n".getBytes(StandardCharsets.UTF_16)))
        .hasMessageContaining("row must be text in UTF-8, but has other bytes.");
  }

  @Test
  void refusesHalfACharacter() throws Exception {
    assertRefused(json("{\"age\":1,\"city\":\"\\ud800\"}").join(JoinSource.INPUT))
        .hasMessage(
            "in.jsonl: row 0 (line 1): output must be text in Unicode, but has half a character.");
  }

  @Test
  void refusesWhatTheFiltersDoNotFind() throws Exception {
    assertRefused(csv("age,city\n1,Ulm\n").inputFilter("$[0,2]"))
        .hasMessage("in.csv: header (line 1): record must have an element 2, but has 2 elements.");
    assertRefused(csv("age,city\n1,Ulm\n").outputFilter("$[3]"))
        .hasMessageEndingWith("record must have an element 3, but has 3 elements.");
    assertRefused(csv("1,Ulm,x\n").withoutHeader())
        .hasMessage(
            "in.csv: row 0 (line 1): row must have a cell for each of the model's 2 inputs, but has 3 behind the filter '$'.");
    assertRefused(json("{\"age\":1,\"city\":\"Ulm\"}").inputFilter("$.features"))
        .hasMessage(
            "in.jsonl: row 0 (line 1): record must have a member 'features', but has none. There is age, city.");
    String taken = "{\"age\":1,\"city\":\"Ulm\",\"SageMakerOutput\":0}";
    assertRefused(json(taken).join(JoinSource.INPUT))
        .hasMessage(
            "in.jsonl: row 0 (line 1): record must not have a member 'SageMakerOutput', which is the output's, but has.");
  }

  @Test
  void refusesACompressedFileThatIsNotWhole() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(("age,city\n" + "1,Ulm\n".repeat(9_999)).getBytes(StandardCharsets.UTF_8));
    }
    byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
    assertRefused(job("in.csv.gz", half)).hasMessageContaining("the compressed file ends");
    byte[] damaged = bytes.toByteArray();
    damaged[damaged.length - 6] ^= 1;
    assertRefused(job("in.csv.gz", damaged))
        .hasMessageContaining("must be whole, but the compressed file is damaged");
  }

  @Test
  void refusesAFileThatIsTooLargeNotToBeSplit() throws Exception {
    assertRefused(csv("age,city\n1,Ulm\n2,Ulm\n").split(SplitType.NONE).maxPayload(9))
        .hasMessage(
            "in.csv: file must have at most 9 bytes if it is not split, but has more. Maybe maxPayload(...), or split(LINE).");
  }

  @Test
  void refusesPathsThatAreNoFilesOrInEachOthersWay() throws Exception {
    Path file = Files.writeString(home.resolve("a.csv"), "age,city\n1,Ulm\n");
    Path out = home.resolve("out");
    Path missing = home.resolve("missing.csv");
    assertRefused(TransformJob.named("job", missing).output(out))
        .hasMessage(missing + ": input must be a file, but is not there.");
    assertRefused(
            TransformJob.named("job", Files.createDirectory(home.resolve("none"))).output(out))
        .hasMessageContaining("folder must have files, but has none.");
    assertRefused(TransformJob.named("job", file, file).output(out))
        .hasMessageContaining("name must be unique among the inputs");
    assertRefused(TransformJob.named("job", home).output(home))
        .hasMessageContaining("folder of the inputs must not be that of the outputs");
    Path other = Files.writeString(home.resolve("a.csv.out"), "age,city\n1,Ulm\n");
    assertRefused(TransformJob.named("job", file, other).output(home))
        .hasMessageContaining("input must not be what is written of");
  }

  @Test
  void saysThatTheOutputCantBeWritten() throws Exception {
    Path inTheWay = Files.writeString(home.resolve("out"), "a file in the way");
    assertThatThrownBy(() -> run(csv("age,city\n1,Ulm\n")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("TransformJob 'job': output '%s' can't be written:", inTheWay);
  }

  @Test
  void setsBadRowsAside() throws Exception {
    String rows = "age,city\n40,Bonn\nold,Ulm\n30\n40,Bonn\n\"7,Ulm\n";
    TransformReport report = run(csv(rows).badRows(3).outputFilter("$[0]"));
    assertThat(report.rows()).isEqualTo(2);
    assertThat(report.badRows()).isEqualTo(3);
    assertThat(home.resolve("out/in.csv.out")).content().isEqualTo("label\nyes\nyes\n");
    List<String> bad = Files.readAllLines(report.files().get(0).bad().orElseThrow());
    assertThat(bad).hasSize(3);
    assertThat(bad.get(1))
        .isEqualTo(
            "{\"row\":2,\"line\":4,\"reason\":\"in.csv: row 2 (line 4): row must have 2 cells, but has 1.\",\"record\":\"30\"}");
    assertThat(bad.get(2)).contains("its quote is not closed", "\"record\":\"\\\"7,Ulm\\n\"");
  }

  @Test
  void endsWhenMoreRowsAreBadThanMayBe() throws Exception {
    assertRefused(csv("age,city\nold,Bonn\n1,Ulm\nolder,Ulm\n").badRows(1))
        .hasMessageStartingWith(
            "in.csv: at most 1 rows may be bad, but there are more. The next one: in.csv: row 2 (line 4), column 'age'");
  }
}
