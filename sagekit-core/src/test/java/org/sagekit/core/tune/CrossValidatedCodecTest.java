package org.sagekit.core.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Metric;

class CrossValidatedCodecTest {
  private final CrossValidatedCodec codec = new CrossValidatedCodec();
  private final CrossValidated value =
      new CrossValidated(
          new FoldScores(Metric.AUC, Doubles.of(0.25, 0.75)),
          List.of(
              Predictions.of(List.of("no", "ja, ü"), new double[] {0.1, 0.9, 1, 0}),
              Predictions.of(List.of("no", "ja, ü"), new double[] {})));

  @Test
  void bringsScoresAndPredictionsBack() throws IOException {
    CrossValidated back = codec.read(new ByteArrayInputStream(bytes()));
    assertThat(back.scores()).isEqualTo(value.scores());
    assertThat(back.predictionsByFold()).hasSize(2);
    assertThat(back.predictionsByFold().get(0).classes()).containsExactly("no", "ja, ü");
    assertThat(back.predictionsByFold().get(0).toArray()).containsExactly(0.1, 0.9, 1, 0);
    assertThat(back.predictionsByFold().get(1).size()).isZero();
  }

  @Test
  void refusesBytesThatAreCutOffOrTooMany() throws IOException {
    byte[] bytes = bytes();
    for (int length = 0; length <= bytes.length + 1; length++) {
      byte[] other = Arrays.copyOf(bytes, length);
      if (length != bytes.length) {
        assertThatThrownBy(() -> codec.read(new ByteArrayInputStream(other)))
            .isInstanceOf(ModelFormatException.class);
      }
    }
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    codec.write(value, out);
    return out.toByteArray();
  }
}
