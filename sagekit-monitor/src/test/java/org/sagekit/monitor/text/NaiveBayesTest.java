package org.sagekit.monitor.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NaiveBayesTest {
  /** Texts of which the first {@code has} have feature 7, all have feature 1. */
  private static int[][] texts(int size, int has) {
    return IntStream.range(0, size)
        .mapToObj(i -> i < has ? new int[] {1, 7} : new int[] {1})
        .toArray(int[][]::new);
  }

  private static double weight(int thenHas, int nowHas) {
    int[][] all = new int[200][];
    System.arraycopy(texts(100, thenHas), 0, all, 0, 100);
    System.arraycopy(texts(100, nowHas), 0, all, 100, 100);
    NaiveBayes learnt =
        NaiveBayes.learn(
            all, IntStream.range(0, 100).toArray(), IntStream.range(100, 200).toArray());
    assertThat(learnt.weights()[1]).isZero();
    return learnt.weights()[7];
  }

  @Test
  void weighsNothingThatChanceDoes() {
    assertThat(weight(20, 20)).isZero();
    assertThat(weight(20, 27)).isZero();
    assertThat(weight(0, 1)).isZero();
  }

  @Test
  void weighsWhatIsCommonerNow() {
    // ln(61 / 41) - ln(21 / 41) - ln(41 / 61) + ln(81 / 61), less 2 sqrt(2 / 41 + 2 / 61)
    assertThat(weight(20, 60)).isCloseTo(1.7471 - 0.5711, within(1e-3));
    assertThat(weight(60, 20)).isCloseTo(-weight(20, 60), within(1e-12));
    assertThat(weight(0, 30)).isGreaterThan(weight(0, 15)).isGreaterThan(1);
  }

  @Test
  void scoresAreSumsOfWeights() {
    NaiveBayes learnt = new NaiveBayes(new double[] {0, 1, -3});
    int[][] texts = {{0, 1}, {1, 2}, {}};
    assertThat(learnt.scores(texts, new int[] {2, 1, 0})).containsExactly(0, -2, 1);
  }
}
