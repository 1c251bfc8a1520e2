package org.sagekit.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Codec;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.ColumnDistribution;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.Correction;
import org.sagekit.api.monitor.DriftReport;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.JointDrift;
import org.sagekit.api.monitor.Violation;

class DriftReportCodecTest {
  private static final DriftReport REPORT =
      new DriftReport(
          "weekly",
          10_000,
          5_000_000_000L,
          0.01,
          Correction.BENJAMINI_HOCHBERG,
          List.of(new ColumnDrift("age", new DriftResult("ks", 0.1, 1e-9, 0.1), 1e-8, true)),
          List.of(new JointDrift(new DriftResult("mmd", 0.2, 0.5, 0), 0.6, false)),
          List.of(
              new ColumnDistribution(
                  "age", List.of(new ColumnDistribution.Bin("below 3", 0.25, 0.5)))),
          List.of(new Violation("age", Check.RANGE, "Column 'age' is infinite in 1 rows.")));

  /** The same p-value and effect, called drift by a job with another floor. */
  @Test
  void fingerprintTellsVerdictsApart() {
    List<ColumnDrift> silent =
        List.of(new ColumnDrift("age", REPORT.columns().get(0).result(), 1e-8, false));
    DriftReport other =
        new DriftReport(
            REPORT.name(),
            REPORT.referenceRows(),
            REPORT.currentRows(),
            REPORT.level(),
            REPORT.correction(),
            silent,
            REPORT.joint(),
            REPORT.distributions(),
            REPORT.violations());
    assertThat(other.fingerprint()).isNotEqualTo(REPORT.fingerprint());
  }

  private static byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DriftReportCodec().write(REPORT, out);
    return out.toByteArray();
  }

  @Test
  void losesNothing() throws IOException {
    assertThat(new DriftReportCodec().read(new ByteArrayInputStream(bytes()))).isEqualTo(REPORT);
  }

  @Test
  void refusesWhatIsCutOff() throws IOException {
    byte[] bytes = bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> new DriftReportCodec().read(new ByteArrayInputStream(cut)))
          .isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void isRegistered() {
    assertThat(ServiceLoader.load(Codec.class).stream().map(ServiceLoader.Provider::type))
        .contains(DriftReportCodec.class);
  }
}
