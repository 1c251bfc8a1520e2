package org.sagekit.core.deploy.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.capture.DataEncoding;
import org.sagekit.api.deploy.capture.FlatRow;
import org.sagekit.api.deploy.capture.InferenceData;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.api.deploy.capture.RecordPreprocessor;
import org.sagekit.core.deploy.RecordPreprocessors;

class FlatteningTest {
  private static final RecordPreprocessor PLAIN = RecordPreprocessors.flattening();

  private static List<String> rows(RecordPreprocessor preprocessor, InferenceRecord record) {
    return preprocessor.rows(record).stream().map(FlatRow::toString).toList();
  }

  private static List<String> json(String input, String output) {
    return rows(PLAIN, Lines.json("e", input, output));
  }

  private static InferenceRecord base64(String type, byte[] bytes) {
    return InferenceRecord.of("e", Lines.TIME)
        .input(
            new InferenceData(
                Optional.of(type), DataEncoding.BASE64, Base64.getEncoder().encodeToString(bytes)));
  }

  @Test
  void putsTheOutputOfCsvBeforeTheInput() {
    assertThat(rows(PLAIN, Lines.csv("e", "1,a,,2.5", "0.5\n")))
        .containsExactly("{_c0=0.5, _c1=1, _c2=a, _c3=null, _c4=2.5}");
  }

  @Test
  void makesARowOfEachLine() {
    assertThat(rows(PLAIN, Lines.csv("e", "1,\"a,\"\"b\"\"\"\r\n2,\"c\nd\"\n", "0.5\n0.6")))
        .containsExactly("{_c0=0.5, _c1=1, _c2=a,\"b\"}", "{_c0=0.6, _c1=2, _c2=c\nd}");
  }

  @Test
  void readsTheRecordsOfSageMaker() throws Exception {
    InferenceRecord json = Lines.record(Lines.fixture("capture.jsonl").get(1));
    assertThat(rows(PLAIN, json))
        .containsExactly(
            "{score=0.9899773597717285, predicted_label=1, features.0=28, features.1=2,"
                + " features.2=133937}");
    InferenceRecord csv = Lines.record(Lines.fixture("capture.jsonl").get(0));
    assertThat(PLAIN.rows(csv).get(0).names()).hasSize(20).startsWith("_c0", "_c1");
    assertThat(PLAIN.rows(csv).get(0).value("_c7")).isNull();
  }

  @Test
  void givesTheNamesOfAHeader() {
    RecordPreprocessor named = RecordPreprocessors.flattening(List.of("y", "age", "city"));
    assertThat(rows(named, Lines.csv("e", "39,Ulm", "1")))
        .containsExactly("{y=1, age=39, city=Ulm}");
    assertThatThrownBy(() -> named.rows(Lines.csv("e-7", "39", "1")))
        .isInstanceOf(DataException.class)
        .hasMessage("Record 'e-7': output and input must have 3 columns, but has 2 (1 and 1).");
  }

  @Test
  void givesTheNamesOfTheTrainingSchema() {
    Schema schema =
        Schema.of(
            Field.of("age", FieldType.NUMERIC),
            new Field("y", FieldType.BOOLEAN, Role.TARGET),
            Field.of("city", FieldType.CATEGORICAL));
    RecordPreprocessor named = RecordPreprocessors.flattening(schema);
    String features = "{\"instances\": [{\"features\": [39, \"Ulm\"]}]}";
    assertThat(rows(named, Lines.json("e", features, "{\"predictions\": [{\"score\": 0.5}]}")))
        .containsExactly("{score=0.5, age=39, city=Ulm}");
    InferenceRecord asked =
        InferenceRecord.of("e", Lines.TIME).input(InferenceData.csv("39,Ulm\n40,Bonn"));
    assertThat(rows(named, asked)).containsExactly("{age=39, city=Ulm}", "{age=40, city=Bonn}");
  }

  @Test
  void namesMembersByTheirPaths() {
    assertThat(json("{\"a\": {\"b\": [1, {\"c\": null}]}, \"d\": true}", "{\"label\": \"x\"}"))
        .containsExactly("{label=x, a.b.0=1, a.b.1.c=null, d=true}");
  }

  @Test
  void findsRowsInListsAndLines() {
    assertThat(json("[[1, 2], [3, 4]]", "[0.1, 0.2]"))
        .containsExactly("{_c0=0.1, _c1=1, _c2=2}", "{_c0=0.2, _c1=3, _c2=4}");
    assertThat(json("{\"a\": 1}\n{\"a\": 2}\n", "0.1\n0.2\n"))
        .containsExactly("{_c0=0.1, a=1}", "{_c0=0.2, a=2}");
    assertThat(json("[1, 2]", "[3, 4]")).containsExactly("{_c0=3, _c1=4, _c2=1, _c3=2}");
    assertThat(json("{\"instances\": [[1], [2]], \"v\": 7}", "{\"predictions\": [5, 6]}"))
        .containsExactly(
            "{predictions=5, instances.0=1, v=7}", "{predictions=6, instances.0=2, v=7}");
  }

  @Test
  void tellsColumnsOfOneNameApart() {
    assertThat(json("{\"age\": 1}", "{\"age\": 2, \"y\": 3}"))
        .containsExactly("{output.age=2, y=3, age=1}");
    assertThatThrownBy(() -> json("{\"a.b\": 1, \"a\": {\"b\": 2}}", "1"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column 'a.b' must stand in its row once");
  }

  @Test
  void decodesBytesByTheirContentType() {
    byte[] csv = "1,ö".getBytes(StandardCharsets.UTF_8);
    assertThat(rows(PLAIN, base64("text/csv; charset=utf-8", csv)))
        .containsExactly("{_c0=1, _c1=ö}");
    assertThat(
            rows(
                PLAIN,
                base64(
                    "application/jsonlines",
                    "{\"a\":1}\n{\"a\":2}".getBytes(StandardCharsets.UTF_8))))
        .containsExactly("{a=1}", "{a=2}");
    assertThatThrownBy(() -> PLAIN.rows(base64("image/png", csv)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("content type 'image/png' must be CSV or JSON");
    assertThatThrownBy(() -> PLAIN.rows(base64("text/csv", new byte[] {(byte) 0xff})))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must be text of UTF-8");
  }

  @Test
  void refusesSidesWithDifferentNumbersOfRows() {
    assertThatThrownBy(() -> PLAIN.rows(Lines.csv("e", "1\n2\n3", "1\n2")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("a row for each of the 3 rows of the input, but has 2");
  }

  @Test
  void readsNumbersAsTheyAreAndNothingElseAsOne() {
    InferenceRecord record =
        Lines.csv(
            "e", "9223372036854775807,9223372036854775808,-1e400,inf,NaN,0x1,1d,1e,.5,+.", "007");
    assertThat(rows(PLAIN, record))
        .containsExactly(
            "{_c0=7, _c1=9223372036854775807, _c2=9.223372036854776E18, _c3=-Infinity,"
                + " _c4=Infinity, _c5=null, _c6=0x1, _c7=1d, _c8=1e, _c9=0.5, _c10=+.}");
  }

  @Test
  void leavesHugeNumbersAsTexts() {
    String digits = "9".repeat(1_000_000);
    assertThat(PLAIN.rows(Lines.csv("e", digits, "1")).get(0).value("_c1")).isEqualTo(digits);
    String some = "9".repeat(500);
    assertThat(PLAIN.rows(Lines.json("e", "[" + some + "]", "1")).get(0).value("_c1"))
        .isEqualTo(some);
    assertThatThrownBy(() -> json("[" + digits + "]", "1")).isInstanceOf(DataException.class);
  }

  @Test
  void boundsWhatALineMayAskFor() {
    String longName = "{\"" + "n".repeat(2_000) + "\": 1}";
    assertThatThrownBy(() -> json(longName, "1"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must have at most 1000 characters");
    String beside = "\"" + "n".repeat(900) + "\": [" + "1,".repeat(10_000) + "1]";
    String many = "{\"instances\": [" + "1,".repeat(10_000) + "1], " + beside + "}";
    assertThatThrownBy(() -> PLAIN.rows(Lines.json("e", many, "1")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must have at most 67108864 characters in all rows");
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertThatThrownBy(() -> json(deep, "1")).isInstanceOf(DataException.class);
  }

  @Test
  void boundsTheTimeThatALineOfNothingTakes() {
    String beside = "\"b\": [" + "[],".repeat(1_000_000) + "[]]";
    String rows = "{\"instances\": [" + "1,".repeat(1_000_000) + "1], " + beside + "}";
    assertThatThrownBy(() -> PLAIN.rows(Lines.json("e", rows, "1")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must have at most 1000000 cells, a row counting as 4 more");
    String members = "{\"" + "n".repeat(2_000) + "\": {\"a\": {}, \"b\": []}}";
    assertThatThrownBy(() -> json(members, "1"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must have at most 1000 characters");
  }

  @Test
  void takesNoMemoryForMillionsOfRowsOfOneDigit() {
    String csv = "1\n".repeat(3_000_000);
    String lines = "[1]\n".repeat(2_000_000);
    String list = "[" + "[1],".repeat(2_000_000) + "[1]]";
    for (InferenceRecord hostile :
        List.of(
            Lines.csv("e", csv, csv),
            Lines.csv("e", "1,".repeat(3_000_000), "1"),
            Lines.json("e", lines, lines),
            Lines.json("e", list, list))) {
      assertThatThrownBy(() -> PLAIN.rows(hostile))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("must have at most 1000000 cells")
          .hasMessageContaining("Maybe maxCells(...).");
    }
    assertThat(PLAIN.rows(Lines.csv("e", "\n".repeat(3_000_000) + "1", "1"))).hasSize(1);
  }

  @Test
  void countsRowsAndCells() throws Exception {
    Flattening flattening = new Flattening(ColumnNames.none());
    InferenceRecord record = Lines.csv("e", "1,2\n3,4\n", "[5]\n[6]");
    assertThat(flattening.flat(record, new Allowance(2 * (4 + 2) + 2 * (4 + 1)))).hasSize(2);
    assertThatThrownBy(() -> flattening.flat(record, new Allowance(2 * (4 + 2) + 2 * (4 + 1) - 1)))
        .isInstanceOf(RecordFault.class);
  }

  @Test
  void losesNoValueOfTheOutputWhoseNewNameIsTaken() {
    assertThatThrownBy(() -> json("{\"x\": 3}", "{\"x\": 1, \"output.x\": 2}"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column 'output.x' must stand in its row once");
  }

  @Test
  void takesLineEndsInBase64AndNothingElse() {
    InferenceRecord lines =
        InferenceRecord.of("e", Lines.TIME)
            .input(
                new InferenceData(Optional.of("text/csv"), DataEncoding.BASE64, "MSwy\r\nLDM=\n"));
    assertThat(rows(PLAIN, lines)).containsExactly("{_c0=1, _c1=2, _c2=3}");
    for (String text : List.of("1,2;%%", "MSwy!", "=", "MS wy")) {
      InferenceRecord wrong =
          InferenceRecord.of("e", Lines.TIME)
              .input(new InferenceData(Optional.of("text/csv"), DataEncoding.BASE64, text));
      assertThatThrownBy(() -> PLAIN.rows(wrong))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("data must be text of UTF-8 in BASE64");
    }
  }

  @Property(tries = 1_000)
  void refusesOrReadsEveryData(
      @ForAll String input, @ForAll String output, @ForAll DataEncoding how) {
    InferenceRecord record =
        InferenceRecord.of("e", Lines.TIME)
            .input(new InferenceData(Optional.of("text/csv"), how, input))
            .output(new InferenceData(Optional.of("text/csv"), how, output));
    try {
      assertThat(PLAIN.rows(record)).doesNotContainNull();
    } catch (DataException e) {
      assertThat(e).hasMessageStartingWith("Record 'e': ");
    }
  }
}
