package org.sagekit.api.track.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CompareOptionsTest {

  @Test
  void seedsAreKnownByTheirNameOrByItsEnd() {
    CompareOptions options = CompareOptions.standard();
    assertThat(options.isSeed("seed")).isTrue();
    assertThat(options.isSeed("trainer.seed")).isTrue();
    assertThat(options.isSeed("model.random_state")).isTrue();
    assertThat(options.isSeed("seeds")).isFalse();
    assertThat(options.isSeed("seed.rate")).isFalse();
  }

  @Test
  void metricsAreNamedOnce() {
    assertThat(CompareOptions.standard().metric("a").metric("b").metric("a").metrics())
        .containsExactly("a", "b");
  }

  @Test
  void refusesCurvesThatCantBeDrawn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CompareOptions.standard().curvePoints(3))
        .withMessage("CompareOptions: curvePoints must be 0 or 4 to 10000, but was 3.");
  }
}
