package org.sagekit.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CorrelationsTest {
  private static final Correlations THREE =
      new Correlations(
          List.of("a", "b", "c"), List.of(0.5, Double.NaN, -0.75), List.of(10L, 1L, 9L));

  @Test
  void findsPairsInEitherOrder() {
    assertThat(THREE.of("a", "b")).isEqualTo(0.5);
    assertThat(THREE.of("c", "a")).isNaN();
    assertThat(THREE.of("c", "b")).isEqualTo(-0.75);
    assertThat(THREE.of("b", "b")).isEqualTo(1);
  }

  @Test
  void ordersByStrengthWithoutWhatIsNotThere() {
    assertThat(THREE.strongest(9))
        .containsExactly(
            new Association("b", "c", Association.Measure.PEARSON, -0.75, 9),
            new Association("a", "b", Association.Measure.PEARSON, 0.5, 10));
    assertThat(THREE.strongest(1)).hasSize(1);
    assertThat(Correlations.NONE.strongest(5)).isEmpty();
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> THREE.of("a", "bb"))
        .withMessageStartingWith("Correlations: column 'bb' is not there.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Correlations(List.of("a", "b"), List.of(), List.of(1L)))
        .withMessage("Correlations: coefficients must be one a pair: 1, but was 0.");
  }
}
