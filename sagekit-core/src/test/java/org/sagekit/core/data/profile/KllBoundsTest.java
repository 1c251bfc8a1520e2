package org.sagekit.core.data.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The errors at 99% confidence that Apache DataSketches documents for its KLL sketch
 * (KllSketch.getNormalizedRankError of datasketches-java 6): of any rank .0133 and of any share
 * between two numbers .0165 at k = 200, and .0014 and .0018 at k = 2048.
 */
class KllBoundsTest {

  @ParameterizedTest
  @CsvSource({"200, 0.6666666666666666, .0133, .0165", "2048, .64, .0014, .0018"})
  void errsNoMoreThanDocumented(int k, double c, double rank, double share) {
    assertThat(within(20, 50_000, KllSketch.of(k, c, 0), rank, share)).isGreaterThanOrEqualTo(19);
  }

  @Test
  @Tag("proof")
  void errsNoMoreThanDocumentedIn990OfAThousandTrials() {
    KllSketch small = KllSketch.of(200, KllSketch.PAPER_C, 0);
    assertThat(within(1_000, 1_000_000, small, .0133, .0165)).isGreaterThanOrEqualTo(990);
  }

  @Test
  @Tag("proof")
  void errsNoMoreThanDocumentedWithDeequsSettings() {
    assertThat(within(1_000, 200_000, KllSketch.of(0), .0014, .0018)).isGreaterThanOrEqualTo(990);
  }

  /** In how many trials the greatest error of any rank, and of any share, is within its bound. */
  private static int within(int trials, int size, KllSketch like, double rank, double share) {
    int within = 0;
    for (int trial = 0; trial < trials; trial++) {
      KllSketch sketch = KllSketch.of(like.k(), like.c(), trial);
      int[] order = Orders.shuffled(size, trial);
      sketch.add(Arrays.stream(order).asDoubleStream().toArray(), 0, size);
      double[] errors = errors(sketch.ranks(), size);
      double most = Arrays.stream(errors).map(Math::abs).max().orElse(0);
      double spread = Arrays.stream(errors).max().orElse(0) - Arrays.stream(errors).min().orElse(0);
      within += most <= rank && spread <= share ? 1 : 0;
    }
    return within;
  }

  /** Of the ranks of every 1,000th part of the numbers 0 to size - 1. */
  private static double[] errors(Ranks ranks, int size) {
    double[] errors = new double[1_001];
    for (int i = 1; i <= 1_000; i++) {
      int value = (int) ((long) i * size / 1_000) - 1;
      errors[i] = ranks.rank(value) - (value + 1.0) / size;
    }
    return errors;
  }
}
