package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.model.Scorer;
import org.sagekit.core.model.Scorers;

class CapturesTest {
  private final Scorer scorer = Scorers.of(Fixtures.graph());

  @Test
  void scoresTheRowsOfADataset() {
    Capture capture = Captures.of(Fixtures.rows(3), scorer, Instant.EPOCH);
    assertThat(capture.records())
        .extracting(CaptureRecord::eventId)
        .containsExactly("row-0", "row-1", "row-2");
    assertThat(capture.records().get(2).output()).isEqualTo(scorer.score(Fixtures.row(2)));
  }

  @Test
  void keepsTheInputsOfTheModelOnly() {
    Dataset wide = Fixtures.rows(1).with(Field.of("x", FieldType.NUMERIC), Column.ofNumbers(1));
    Capture capture = Captures.of(wide, scorer, Instant.EPOCH);
    assertThat(capture.records().get(0).input().schema().names()).containsExactly("age", "city");
    assertThat(capture.fingerprint())
        .isEqualTo(Captures.of(Fixtures.rows(1), scorer, Instant.MAX).fingerprint());
  }

  @Test
  void holdsNothingForNoRows() {
    assertThat(Captures.of(Fixtures.rows(0), scorer, Instant.EPOCH).records()).isEmpty();
  }

  @Test
  void takesTheFirstRecordOfAnId() {
    List<CaptureRecord> records = Captures.of(Fixtures.rows(2), scorer, Instant.EPOCH).records();
    Capture twice = Captures.of(List.of(records.get(0), records.get(1), records.get(0)));
    assertThat(twice.records()).isEqualTo(records);
    assertThat(twice.fingerprint()).isEqualTo(Captures.of(records).fingerprint());
  }

  @Test
  void refusesRowsThatLackAnInput() {
    assertThatThrownBy(() -> Captures.of(Fixtures.rows(1).without("city"), scorer, Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column 'city' is not there");
  }
}
