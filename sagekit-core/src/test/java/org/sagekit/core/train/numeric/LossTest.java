package org.sagekit.core.train.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossTest {
  private static final List<Loss> OF_ONE_SCORE =
      List.of(
          Loss.squared(),
          Loss.logistic(),
          Loss.squaredHinge(),
          Loss.squaredTube(0.1),
          Loss.pinball(0.3, 0.2));

  @Test
  void slopesAreTheDerivatives() {
    for (Loss loss : OF_ONE_SCORE) {
      for (double score : new double[] {-3, -0.9, 0.05, 0.4, 2.7, 30}) {
        for (double truth : new double[] {0, 1}) {
          double[] slope = {score};
          loss.of(slope, truth);
          double up = loss.of(new double[] {score + 1e-6}, truth);
          double down = loss.of(new double[] {score - 1e-6}, truth);
          assertThat(slope[0]).isCloseTo((up - down) / 2e-6, within(1e-4));
        }
      }
    }
  }

  @Test
  void slopesOfTheSoftmaxAreTheDerivatives() {
    double[] scores = {0.3, -1.2, 2};
    double[] slopes = scores.clone();
    double value = Loss.softmax().of(slopes, 1);
    for (int k = 0; k < 3; k++) {
      double[] moved = scores.clone();
      moved[k] += 1e-6;
      assertThat(slopes[k]).isCloseTo((Loss.softmax().of(moved, 1) - value) / 1e-6, within(1e-5));
    }
  }

  @Test
  void staysFiniteFarOut() {
    for (double score : new double[] {-1e8, 1e8}) {
      double[] slope = {score};
      assertThat(Loss.logistic().of(slope, 0)).isEqualTo(Math.max(0, score));
      assertThat(slope[0]).isEqualTo(score > 0 ? 1 : 0);
      assertThat(Loss.softmax().of(new double[] {score, 0}, 0)).isEqualTo(Math.max(0, -score));
    }
  }

  @Test
  void thePinballLossLeansToItsQuantile() {
    Loss loss = Loss.pinball(0.9, 1e-9);
    assertThat(loss.of(new double[] {0}, 1)).isCloseTo(0.9, within(1e-8));
    assertThat(loss.of(new double[] {0}, -1)).isCloseTo(0.1, within(1e-8));
  }
}
