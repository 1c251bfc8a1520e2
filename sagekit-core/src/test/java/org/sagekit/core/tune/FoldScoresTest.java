package org.sagekit.core.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Metric;

class FoldScoresTest {
  private final FoldScoresCodec codec = new FoldScoresCodec();

  /** Mean 5, standard error sqrt(2.5 / 5), and tables give 2.776445 for 4 degrees of freedom. */
  @Example
  void givesStudentsInterval() {
    Estimate estimate = scores(Metric.RMSE, 3, 5, 4, 6, 7).estimate();
    assertThat(estimate.value()).isEqualTo(5);
    assertThat(estimate.low()).isCloseTo(3.036757, within(1e-6));
    assertThat(estimate.high()).isCloseTo(6.963243, within(1e-6));
  }

  @Example
  void cutsTheIntervalWhereTheMetricEnds() {
    Estimate area = scores(Metric.AUC, 0.99, 0.9, 0.1).estimate();
    assertThat(area.low()).isZero();
    assertThat(area.high()).isEqualTo(1);
    Estimate error = scores(Metric.RMSE, 1, 9).estimate();
    assertThat(error.low()).isZero();
    assertThat(error.high()).isGreaterThan(9);
    assertThat(scores(Metric.R2, 0.9, -0.9).estimate().low()).isLessThan(-1);
  }

  @Example
  void refusesAScoreThatIsNoNumberAndASingleFold() {
    assertThatThrownBy(() -> scores(Metric.AUC, 0.5, Double.NaN))
        .hasMessage("FoldScores: scores must be finite, but was [0.5, NaN].");
    assertThatThrownBy(() -> scores(Metric.AUC, 0.5))
        .hasMessage("FoldScores: scores must be at least 2, but was 1.");
  }

  @Property(tries = 100)
  void comesBackFromItsCodecAsItWas(
      @ForAll Metric metric,
      @ForAll @Size(min = 2, max = 9) @DoubleRange(min = -1e9, max = 1e9) double[] values)
      throws IOException {
    FoldScores scores = scores(metric, values);
    assertThat(codec.read(new ByteArrayInputStream(bytes(scores)))).isEqualTo(scores);
  }

  @Example
  void refusesDamagedBytes() throws IOException {
    byte[] bytes = bytes(scores(Metric.AUC, 0.5, 0.6));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> codec.read(new ByteArrayInputStream(cut)))
          .isInstanceOf(ModelFormatException.class);
    }
    byte[] unknown = bytes.clone();
    unknown[4] = 'X';
    assertThatThrownBy(() -> codec.read(new ByteArrayInputStream(unknown)))
        .isInstanceOf(ModelFormatException.class);
    assertThatThrownBy(
            () -> codec.read(new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length + 1))))
        .isInstanceOf(ModelFormatException.class);
  }

  private byte[] bytes(FoldScores scores) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    codec.write(scores, out);
    return out.toByteArray();
  }

  private static FoldScores scores(Metric metric, double... values) {
    return new FoldScores(metric, Doubles.of(values));
  }
}
