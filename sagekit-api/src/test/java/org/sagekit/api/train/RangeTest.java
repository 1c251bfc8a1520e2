package org.sagekit.api.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Settings;

class RangeTest {

  @Property
  void everyPlaceIsInTheRange(
      @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double u) {
    assertThat(Range.ofInts(-3, 9).contains(Range.ofInts(-3, 9).at(u))).isTrue();
    assertThat(Range.ofLogInts(1, 1000).contains(Range.ofLogInts(1, 1000).at(u))).isTrue();
    assertThat(Range.ofLogReals(1e-6, 64).contains(Range.ofLogReals(1e-6, 64).at(u))).isTrue();
    assertThat(Range.ofChoices("a", "b", "c").at(u)).isIn("a", "b", "c");
  }

  @Property
  void aValueIsFoundAtItsPlace(@ForAll @IntRange(min = 1, max = 500) int value) {
    Range<Integer> linear = Range.ofInts(1, 500);
    Range<Integer> logarithmic = Range.ofLogInts(1, 500);
    assertThat(linear.at(linear.unitOf(value))).isEqualTo(value);
    assertThat(logarithmic.at(logarithmic.unitOf(value))).isEqualTo(value);
  }

  @Test
  void logarithmicStepsAreRatios() {
    assertThat(Range.ofLogReals(0.01, 1).at(0.5)).isCloseTo(0.1, within(1e-12));
  }

  private static Offset<Double> within(double offset) {
    return Offset.offset(offset);
  }

  @Test
  void aMarkedValueIsValidButNeverSearched() {
    Range<Double> weights = Range.ofReals(0, 9);
    Range<Double> marked = Range.ofMarked(-1.0, "by task", weights);
    assertThat(marked.contains(-1.0)).isTrue();
    assertThat(marked.contains(-0.5)).isFalse();
    assertThat(marked.contains(9.0)).isTrue();
    assertThat(marked.at(0)).isEqualTo(weights.at(0));
    assertThat(marked.unitOf(3.0)).isEqualTo(weights.unitOf(3.0));
    assertThatThrownBy(() -> Range.ofMarked(0.0, "by task", weights))
        .hasMessage("Range: value must be none that is from 0.0 to 9.0, but was 0.0.");
  }

  @Test
  void aMarkedValueIsToldByItsMeaning() {
    Range<Double> marked = Range.ofMarked(-1.0, "by task", Range.ofReals(0, 9));
    Hyperparameter<Double> leaf = new Hyperparameter<>("leaf", -1.0, marked, marked, "weight");
    assertThat(leaf.in(Settings.empty(), -1.0).asMap()).containsEntry("leaf", "by task");
    assertThat(leaf.in(Settings.empty(), 2.0)).isEqualTo(Settings.empty().with("leaf", 2.0));
    assertThatThrownBy(() -> leaf.checked("cart", -0.5))
        .hasMessage("cart: leaf must be -1.0 (by task) or from 0.0 to 9.0, but was -0.5.");
  }

  @Property
  void readsBackWhatItTells(@ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double u) {
    readsBack(Range.ofLogReals(1e-6, 64), u);
    readsBack(Range.ofInts(-3, 9), u);
    readsBack(Range.ofChoices("a", "b", "c"), u);
    readsBack(Range.ofTexts("like 'x=1'", "[a-z]=[0-9]"), u);
    readsBack(Range.ofMarked(-1.0, "by task", Range.ofReals(0, 9)), u);
  }

  private static <T> void readsBack(Range<T> range, double unit) {
    T value = range.at(unit);
    assertThat(range.parse(range.text(value))).isEqualTo(value);
  }

  @Test
  void readsAMarkedValueByItsMeaning() {
    Range<Double> marked = Range.ofMarked(-1.0, "by task", Range.ofReals(0, 9));
    assertThat(marked.parse("by task")).isEqualTo(-1.0);
    assertThat(marked.parse("3.5")).isEqualTo(3.5);
  }

  @Test
  void refusesToReadWhatIsNotInTheRange() {
    assertThatThrownBy(() -> Range.ofInts(1, 20).parse("21"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Range: value must be from 1 to 20, but was '21'.");
    assertThatThrownBy(() -> Range.ofReals(0, 1).parse("much"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Range: value must be from 0.0 to 1.0, but was 'much'.");
    assertThatThrownBy(() -> Range.ofReals(0, 1).parse("NaN")).hasMessageContaining("'NaN'");
  }

  @Test
  void refusesRangesThatAreNone() {
    assertThatThrownBy(() -> Range.ofInts(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Range.ofLogReals(0, 1)).hasMessageContaining("above 0 if logarithmic");
    assertThatThrownBy(() -> Range.ofReals(0, Double.NaN)).hasMessageContaining("finite");
    assertThatThrownBy(Range::ofChoices).hasMessageContaining("at least one");
  }

  @Test
  void aHyperparameterRefusesWhatIsNotValid() {
    Hyperparameter<Integer> depth =
        new Hyperparameter<>("maxDepth", 6, Range.ofInts(1, 20), Range.ofInts(2, 8), "depth");
    assertThat(depth.checked("XGBoost", 7)).isEqualTo(7);
    assertThatThrownBy(() -> depth.checked("XGBoost", 0))
        .hasMessage("XGBoost: maxDepth must be from 1 to 20, but was 0.");
  }
}
