package org.sagekit.monitor.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.QualityReport;

class QualityReportCodecTest {
  private static final QualityReportCodec CODEC = new QualityReportCodec();

  private static QualityReport report() {
    Dataset rows =
        Hand.rows("x", Hand.numbers(1, Double.NaN, Double.POSITIVE_INFINITY))
            .with(Field.of("y", FieldType.CATEGORICAL), Hand.texts("b", "a", "b"));
    Lineage parent = Lineage.of("package", "p", Fingerprint.of("p"));
    return new QualityReport(
        "quality",
        new Lineage("capture", "rows", Fingerprint.of("rows"), List.of(parent)),
        Hand.statistics(rows),
        List.of(
            Violation.of(Check.ROWS, "There are 3 rows."),
            new Violation("x", Check.RANGE, "infinite")));
  }

  private static byte[] bytes(QualityReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CODEC.write(report, out);
    return out.toByteArray();
  }

  @Test
  void writtenReportIsReadAgain() throws IOException {
    byte[] bytes = bytes(report());
    QualityReport read = CODEC.read(new ByteArrayInputStream(bytes));
    assertThat(read).isEqualTo(report());
    assertThat(read.fingerprint()).isEqualTo(report().fingerprint());
    assertThat(bytes(read)).isEqualTo(bytes);
  }

  /** As of a model that was trained again and again on its own corrections. */
  @Test
  @Timeout(20)
  void lineageWithTheSameAncestorOnManyWaysStaysSmall() throws IOException {
    Lineage model = Lineage.of("model", "m", Fingerprint.of("m"));
    for (int i = 0; i < 100; i++) {
      Lineage before = model;
      Lineage rows = new Lineage("rows", "r", Fingerprint.of("r" + i), List.of(before));
      model = new Lineage("model", "m", Fingerprint.of("m" + i), List.of(before, rows));
    }
    QualityReport report = new QualityReport("q", model, report().statistics(), List.of());
    byte[] bytes = bytes(report);
    assertThat(bytes).hasSizeLessThan(100_000);
    assertThat(CODEC.read(new ByteArrayInputStream(bytes)).name()).isEqualTo("q");
  }

  @Test
  void truncatedReportIsRefused() throws IOException {
    byte[] bytes = bytes(report());
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> CODEC.read(new ByteArrayInputStream(part)))
          .isInstanceOf(ModelFormatException.class);
    }
  }
}
