package org.sagekit.core.deploy.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.capture.CaptureContent;
import org.sagekit.api.model.Prediction;

class CaptureFormatTest {
  private static final Schema ALL_TYPES =
      Schema.of(
          Arrays.stream(FieldType.values()).map(type -> Field.of(type.name(), type)).toList());
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
  private final CaptureFormat format = new CaptureFormat(ALL_TYPES.fields(), CaptureContent.BOTH);

  private String line(Row row, Prediction prediction) {
    return new String(
        format.line(new Answers.Answer("e-1-1", null, TIME, row, prediction)),
        StandardCharsets.UTF_8);
  }

  private CaptureRecord roundTrip(Row row, Prediction prediction) {
    return format.record(line(row, prediction).stripTrailing());
  }

  private static Row row(Object... values) {
    return Row.of(ALL_TYPES, Arrays.asList(values));
  }

  @Test
  void writesTheNamesThatSageMakerWrites() {
    CaptureFormat one =
        new CaptureFormat(List.of(Field.of("age", FieldType.NUMERIC)), CaptureContent.BOTH);
    Prediction yes = Prediction.ofClasses(List.of("no", "yes"), new double[] {0.25, 0.75});
    byte[] line =
        one.line(new Answers.Answer("e-1-1", "order-7", TIME, Row.of("age", 39, "x", 1), yes));
    assertThat(new String(line, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"captureData":{"endpointInput":{"observedContentType":"application/json",\
            "mode":"INPUT","data":"{\\"age\\":39}","encoding":"JSON"},\
            "endpointOutput":{"observedContentType":"application/json","mode":"OUTPUT",\
            "data":"{\\"label\\":\\"yes\\",\\"probabilities\\":{\\"no\\":0.25,\\"yes\\":0.75}}",\
            "encoding":"JSON"}},"eventMetadata":{"eventId":"e-1-1","inferenceId":"order-7",\
            "inferenceTime":"2026-01-02T03:04:05.678Z"},"eventVersion":"0"}
            """);
  }

  @Test
  void bringsBackEveryType() {
    Row row = row(0.1, Long.MAX_VALUE, true, "Köln\n\"", "\u2028 𝄞", TIME);
    CaptureRecord back = roundTrip(row, Prediction.ofNumber(1));
    assertThat(back.input().toMap()).isEqualTo(row.toMap());
    assertThat(back.input().schema()).isEqualTo(ALL_TYPES);
    assertThat(back.eventId()).isEqualTo("e-1-1");
    assertThat(back.time()).isEqualTo(TIME);
  }

  @Test
  void bringsBackMissingValues() {
    Row row = row(null, null, null, null, null, null);
    assertThat(line(row, Prediction.ofNumber(1))).contains("\\\"NUMERIC\\\":null");
    assertThat(roundTrip(row, Prediction.ofNumber(1)).input().toMap()).isEmpty();
  }

  @Test
  void bringsBackNumbersThatJsonDoesNotKnow() {
    for (double value : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      Row row = row(value, 1, false, "a", "b", TIME);
      assertThat(roundTrip(row, Prediction.ofNumber(value)).input().number(0)).isEqualTo(value);
    }
    assertThat(roundTrip(row(1, 1, true, "", "", TIME), Prediction.ofNumber(Double.NaN)).output())
        .isEqualTo(Prediction.ofNumber(Double.NaN));
  }

  @Test
  void takesValuesThatTheCallerGaveInAnotherType() {
    Row given =
        Row.of(
            "NUMERIC",
            TIME,
            "INTEGER",
            2.5,
            "BOOLEAN",
            1,
            "CATEGORICAL",
            3,
            "TEXT",
            true,
            "DATETIME",
            5L);
    Row back = roundTrip(given, Prediction.ofNumber(1)).input();
    assertThat(back.number(0)).isEqualTo(TIME.toEpochMilli());
    assertThat(back.number(1)).isEqualTo(2.5);
    assertThat(back.number(2)).isEqualTo(1);
    assertThat(back.text(3)).isEqualTo("3");
    assertThat(back.text(4)).isEqualTo("true");
    assertThat(back.number(5)).isEqualTo(5);
  }

  @Property(tries = 300)
  void doublesRoundTripExactly(@ForAll double value, @ForAll double p, @ForAll double q) {
    Prediction said = Prediction.ofClasses(List.of("a", "b"), new double[] {p, q});
    CaptureRecord back = roundTrip(row(value, 1, true, "a", "b", TIME), said);
    assertThat(back.input().number(0)).isEqualTo(value);
    assertThat(back.output()).isEqualTo(said);
  }

  @Property(tries = 300)
  void textsRoundTripExactly(@ForAll String text, @ForAll String label) {
    String whole = text.replaceAll("\\p{Cs}", "");
    String name = label.replaceAll("\\p{Cs}", "");
    Prediction said = Prediction.ofClasses(List.of(name, name + "2"), new double[] {0.5, 0.5});
    CaptureRecord back = roundTrip(row(1, 1, true, whole, whole, TIME), said);
    assertThat(back.input().text(3)).isEqualTo(whole);
    assertThat(back.output()).isEqualTo(said);
  }

  @Test
  void readsALackingColumnAsMissingAndLeavesOthersOut() {
    String line = line(row(1, 2, true, "a", "b", TIME), Prediction.ofNumber(1)).stripTrailing();
    String other = line.replace("\\\"TEXT\\\":", "\\\"text\\\":");
    assertThat(format.record(other).input().toMap()).hasSize(5).doesNotContainKey("TEXT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"captureData\":{}}",
        "{\"captureData\":[],\"eventMetadata\":{}}",
        "{\"captureData\":{\"endpointInput\":{\"encoding\":\"CSV\"}},\"eventMetadata\":"
            + "{\"eventId\":\"a\",\"inferenceTime\":\"2026-01-02T03:04:05Z\"}}",
        "{\"captureData\":{},\"eventMetadata\":{\"eventId\":{},\"inferenceTime\":\"x\"}}",
      })
  void refusesWhatIsNoRecord(String line) {
    assertThatThrownBy(() -> format.record(line)).isInstanceOf(ModelFormatException.class);
  }

  @Property(tries = 500)
  void refusesOrReadsWhateverALineHolds(@ForAll int at, @ForAll char other) {
    String line = line(row(1, 2, true, "a", "b", TIME), Prediction.ofNumber(1)).stripTrailing();
    StringBuilder hurt = new StringBuilder(line);
    hurt.setCharAt(Math.floorMod(at, line.length()), other);
    try {
      assertThat(format.record(hurt.toString())).isNotNull();
    } catch (ModelFormatException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  @Test
  void refusesARecordThatIsTooLongToBeRead() {
    Row row = row(1, 2, true, "a", "x".repeat(CaptureFormat.MAX_LINE_BYTES), TIME);
    assertThatThrownBy(() -> line(row, Prediction.ofNumber(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("record must be at most 16777216 bytes");
  }
}
