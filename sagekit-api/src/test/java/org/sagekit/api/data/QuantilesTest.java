package org.sagekit.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  private static final Quantiles HUNDRED =
      new Quantiles(IntStream.rangeClosed(0, 100).mapToObj(p -> 2.0 * p).toList());

  @Test
  void goesStraightBetweenPercentiles() {
    assertThat(HUNDRED.at(0)).isZero();
    assertThat(HUNDRED.at(0.5)).isEqualTo(100);
    assertThat(HUNDRED.at(0.255)).isEqualTo(51);
    assertThat(HUNDRED.at(1)).isEqualTo(200);
  }

  @Test
  void knowsNothingOfNoNumbers() {
    assertThat(Quantiles.empty().at(0.5)).isNaN();
  }

  @Test
  void refusesWhatAreNoPercentiles() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantiles(List.of(1.0)))
        .withMessage("Quantiles: percentiles must be 101 or none, but was 1.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantiles(Collections.nCopies(101, Double.NaN)))
        .withMessageContaining("percentile 1 must be no less than the one before");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HUNDRED.at(1.5))
        .withMessage("Quantiles: share must be from 0 to 1, but was 1.5.");
  }

  @Test
  void histogramsUniteNeighboursAtEvenMultiples() {
    Histogram fine = new Histogram(3, 1, List.of(1L, 2L, 3L, 4L));
    assertThat(fine.coarser(3)).isEqualTo(new Histogram(2, 2, List.of(1L, 5L, 4L)));
    assertThat(fine.coarser(4)).isSameAs(fine);
    assertThat(fine.edge(4)).isEqualTo(7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Histogram(0, 0, List.of(-1L)))
        .withMessageContaining("width must be above 0")
        .withMessageContaining("counts must be 0 or more");
  }
}
