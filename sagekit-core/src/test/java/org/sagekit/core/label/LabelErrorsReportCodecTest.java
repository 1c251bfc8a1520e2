package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.label.errors.IssueFilter;
import org.sagekit.api.label.errors.JudgedLabels;
import org.sagekit.api.label.errors.LabelErrorsReport;
import org.sagekit.api.model.Predictions;
import org.sagekit.core.internal.FileWorkspace;

class LabelErrorsReportCodecTest {
  private final LabelErrorsReportCodec codec = new LabelErrorsReportCodec();
  private static final LabelErrorsReport REPORT =
      LabelErrors.standard()
          .filter(IssueFilter.CONFUSION)
          .find(
              JudgedLabels.of(
                  List.of("cat", "dog"),
                  Predictions.of(
                      List.of("cat", "dog", "cow"), new double[] {.1, .8, .1, 0, 1, 0})));

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    codec.write(REPORT, out);
    return out.toByteArray();
  }

  @Test
  void readsWhatItWrote() throws IOException {
    assertThat(codec.read(new ByteArrayInputStream(bytes()))).isEqualTo(REPORT);
    assertThat(REPORT.issues()).hasSize(1);
  }

  @Test
  void reportsCanBeKeptInAWorkspace(@TempDir Path home) {
    Fingerprint key = Fingerprint.of("report");
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      workspace.keep(key, REPORT);
      assertThat(workspace.find(key, LabelErrorsReport.class)).hasValue(REPORT);
    }
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] bytes = bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> codec.read(new ByteArrayInputStream(part)))
          .isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void refusesOrReadsWhateverBitIsTurned() throws IOException {
    byte[] bytes = bytes();
    int refused = 0;
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] turned = bytes.clone();
      turned[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        codec.read(new ByteArrayInputStream(turned));
      } catch (ModelFormatException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
