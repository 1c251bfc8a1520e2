package org.sagekit.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.sagekit.api.model.Prediction;

class DisagreementTest {
  private static final List<String> CLASSES = List.of("no", "yes");

  private static Prediction yes(double probability) {
    return Prediction.ofClasses(CLASSES, new double[] {1 - probability, probability});
  }

  private static Disagreement of(double one, double other) {
    return Disagreement.of(Prediction.ofNumber(one), Prediction.ofNumber(other));
  }

  @Test
  void classesDifferByTheirLabel() {
    assertThat(Disagreement.of(yes(0.6), yes(0.9))).isEqualTo(new Disagreement(1, 0, 0));
    assertThat(Disagreement.of(yes(0.6), yes(0.1))).isEqualTo(new Disagreement(1, 1, 0));
  }

  @Test
  void aClassIsNeverANumber() {
    assertThat(Disagreement.of(yes(0.6), Prediction.ofNumber(1)).different()).isEqualTo(1);
  }

  @Test
  void numbersDifferByTheirDistance() {
    assertThat(of(1, 1)).isEqualTo(new Disagreement(1, 0, 0));
    assertThat(of(1, 3)).isEqualTo(new Disagreement(1, 1, 2));
  }

  @Test
  void numbersThatAreNoneDifferEndlesslyFromOthers() {
    double infinite = Double.POSITIVE_INFINITY;
    assertThat(of(Double.NaN, 1)).isEqualTo(new Disagreement(1, 1, infinite));
    assertThat(of(infinite, 1)).isEqualTo(new Disagreement(1, 1, infinite));
    assertThat(of(infinite, infinite)).isEqualTo(new Disagreement(1, 0, 0));
    assertThat(of(Double.NaN, Double.NaN)).isEqualTo(new Disagreement(1, 0, 0));
  }

  @Test
  void ofNothingIsNone() {
    assertThat(Disagreement.none().plus(Disagreement.none())).isEqualTo(Disagreement.none());
    assertThat(Disagreement.none().share()).isZero();
    Disagreement endless = of(Double.NaN, 1);
    assertThat(Disagreement.none().plus(endless)).isEqualTo(endless);
  }

  @Property
  void theSumHasTheMeanOfAll(
      @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = -1e6, max = 1e6) Double> numbers) {
    Disagreement sum =
        numbers.stream().map(n -> of(n, 0)).reduce(Disagreement.none(), Disagreement::plus);
    double mean =
        numbers.stream().flatMapToDouble(DoubleStream::of).map(Math::abs).average().orElseThrow();
    assertThat(sum.pairs()).isEqualTo(numbers.size());
    assertThat(sum.meanDifference()).isCloseTo(mean, within(1e-6));
    assertThat(sum.share()).isBetween(0.0, 1.0);
  }

  @Test
  void refusesCountsThatDoNotAddUp() {
    assertThatThrownBy(() -> new Disagreement(1, 2, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("different must be from 0 to pairs, but was 2.")
        .hasMessageContaining("meanDifference must be at least 0, but was NaN.");
  }
}
