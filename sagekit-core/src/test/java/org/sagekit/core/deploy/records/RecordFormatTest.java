package org.sagekit.core.deploy.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;
import org.sagekit.api.deploy.capture.DataEncoding;
import org.sagekit.api.deploy.capture.InferenceData;
import org.sagekit.api.deploy.capture.InferenceRecord;

class RecordFormatTest {

  @ParameterizedTest
  @ValueSource(strings = {"capture.jsonl", "merged.jsonl"})
  void writesEveryLineOfSageMakerAsItStood(String file) throws Exception {
    for (String line : Lines.fixture(file)) {
      assertThat(RecordLines.of(Lines.record(line))).isEqualTo(line);
    }
  }

  @Test
  void writesLabelsAsSageMakerTakesThem() throws Exception {
    for (String line : Lines.fixture("ground_truth.jsonl")) {
      assertThat(RecordLines.of(RecordFormat.truth(line))).isEqualTo(line);
    }
  }

  @Test
  void readsWhatSageMakerWrote() throws Exception {
    InferenceRecord record = Lines.record(Lines.fixture("capture.jsonl").get(1));
    assertThat(record.inferenceId()).contains("846-01234f26730011ecbb8b139195a02686");
    assertThat(record.id()).isEqualTo("846-01234f26730011ecbb8b139195a02686");
    assertThat(record.inferenceTime()).isEqualTo(Instant.parse("2024-01-19T19:27:57Z"));
    assertThat(record.input().orElseThrow())
        .isEqualTo(InferenceData.json("{\"instances\": [{\"features\": [28, 2, 133937]}]}"));
    assertThat(record.groundTruth()).isEmpty();
  }

  @Test
  void readsTheLabelOfAMergedLine() throws Exception {
    InferenceRecord record = Lines.record(Lines.fixture("merged.jsonl").get(0));
    assertThat(record.groundTruth())
        .contains(new InferenceData(Optional.empty(), DataEncoding.CSV, "1"));
  }

  @Test
  void bringsBackARecordOfOneSideWithAttributes() throws Exception {
    InferenceRecord record =
        InferenceRecord.of("e", Lines.TIME)
            .inferenceId("order-7")
            .customAttributes(List.of("trace=7", "a,b"))
            .input(new InferenceData(Optional.empty(), DataEncoding.BASE64, "AAE="));
    assertThat(Lines.record(RecordLines.of(record))).isEqualTo(record);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "\"0\"", "0.0", "\"0.0\""})
  void takesEveryWayToWriteTheVersion(String version) throws Exception {
    String line =
        Lines.line(1).strip().replace("\"eventVersion\":\"0\"", "\"eventVersion\":" + version);
    assertThat(Lines.record(line).eventId()).isEqualTo("e-1");
  }

  @Test
  void passesOverMembersThatNobodyKnows() throws Exception {
    String line = Lines.line(1).strip().replaceFirst("\\{", "{\"trace\":{\"a\":[1]},");
    assertThat(Lines.record(line)).isEqualTo(Lines.csv("e-1", "1,x1", "0.1"));
  }

  @Test
  void readsTimesOfOtherZones() throws Exception {
    String line = Lines.line(1).strip().replace("03:04:05Z", "05:04:05+02:00");
    assertThat(Lines.record(line).inferenceTime()).isEqualTo(Lines.TIME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "|MALFORMED|content must be JSON",
        "[]|MALFORMED|one JSON object",
        "{\"a\":1,\"a\":2}|MALFORMED|name 'a' must stand in its object once",
        "{}|MISSING_MEMBER|'captureData' must be an object, but was not there",
        "{\"eventVersion\":\"1\"}|UNKNOWN_ENCODING|'eventVersion' must be '0', but was '1'",
        "{\"captureData\":{},\"eventMetadata\":{}}|MISSING_MEMBER|'endpointInput' must be there",
      })
  void saysWhatIsWrong(String line, Damage damage, String what) {
    assertThatThrownBy(() -> Lines.record(line == null ? "" : line))
        .isInstanceOfSatisfying(
            RecordFault.class, fault -> assertThat(fault.damage()).isEqualTo(damage))
        .hasMessageContaining(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"CSV\"|\"XML\"|UNKNOWN_ENCODING|'encoding' must be CSV, JSON or BASE64, but was 'XML'",
        "\"data\":\"1,x1\"|\"data\":{}|MISSING_MEMBER|'endpointInput.data' must be a text",
        "\"eventId\":\"e-1\"|\"eventId\":\" \"|MISSING_MEMBER|'eventId' must be a text, but was ' '",
        "2026-01-02T03:04:05Z|yesterday|MISSING_MEMBER|'inferenceTime' must be a time of ISO 8601",
        "\"eventId\":\"e-1\"|\"eventId\":\"e-1\",\"customAttributes\":[[]]|MISSING_MEMBER|texts",
      })
  void saysWhichMemberIsWrong(String part, String other, Damage damage, String what) {
    String line = Lines.line(1).strip().replaceFirst(java.util.regex.Pattern.quote(part), other);
    assertThatThrownBy(() -> Lines.record(line))
        .isInstanceOfSatisfying(
            RecordFault.class, fault -> assertThat(fault.damage()).isEqualTo(damage))
        .hasMessageContaining(what);
  }

  @Test
  void refusesJsonThatIsTooDeep() {
    String line = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    assertThatThrownBy(() -> Lines.record(line)).isInstanceOf(RecordFault.class);
  }

  @Property(tries = 500)
  void bringsBackEveryText(@ForAll String data, @ForAll String type) throws Exception {
    String whole = data.replaceAll("\\p{Cs}", "");
    String content = "x" + type.replaceAll("\\p{Cs}", "");
    InferenceRecord record =
        InferenceRecord.of("e", Lines.TIME)
            .output(new InferenceData(Optional.of(content), DataEncoding.CSV, whole));
    assertThat(Lines.record(RecordLines.of(record))).isEqualTo(record);
  }

  @Property(tries = 2_000)
  void refusesOrReadsWhateverALineHolds(@ForAll int at, @ForAll char other, @ForAll boolean cut) {
    String line = Lines.fixture("merged.jsonl").get(0);
    StringBuilder hurt = new StringBuilder(line);
    hurt.setCharAt(Math.floorMod(at, line.length()), other);
    hurt.setLength(cut ? Math.floorMod(at, line.length()) : line.length());
    try {
      assertThat(Lines.record(hurt.toString())).isNotNull();
    } catch (RecordFault e) {
      assertThat(e.what()).isNotBlank().doesNotContain("null");
    }
  }

  @Test
  void readsNoLineWithMillionsOfMembersBesideItsData() {
    String line = Lines.line(1).strip();
    String beside = line.substring(0, line.length() - 1) + ",\"x\":[" + "1,".repeat(2_000_000);
    assertThatThrownBy(() -> Lines.record(beside + "1]}"))
        .isInstanceOf(RecordFault.class)
        .hasMessageContaining("must have at most 1000000 cells");
    assertThatThrownBy(() -> RecordFormat.truth(beside + "1]}"))
        .isInstanceOf(RecordFault.class)
        .hasMessageContaining("must have at most 1000000 cells");
  }
}
