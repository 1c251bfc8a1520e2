package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.label.errors.LabelPairs;

class LabelNoiseTest {
  private static final Dataset ROWS = ToyRows.classes(2_000, 3, 1);
  private static final List<String> LABELS = List.of("class-0", "class-1", "class-2");

  private static long changed(Dataset noisy) {
    return IntStream.range(0, noisy.size())
        .filter(row -> !Objects.equals(noisy.target().text(row), ROWS.target().text(row)))
        .count();
  }

  @Test
  void makesTheShareWrongThatItWasTold() {
    Dataset noisy = LabelNoise.uniform(LABELS, 0.2).on(ROWS, 7);
    assertThat(changed(noisy) / 2_000.0).isCloseTo(0.2, within(0.03));
    assertThat(noisy.column("a")).isSameAs(ROWS.column("a"));
    assertThat(noisy.schema()).isEqualTo(ROWS.schema());
  }

  @Test
  void drawsAlikeFromTheSameSeed() {
    LabelNoise noise = LabelNoise.uniform(LABELS, 0.2);
    assertThat(noise.on(ROWS, 7)).isEqualTo(noise.on(ROWS, 7)).isNotEqualTo(noise.on(ROWS, 8));
  }

  @Test
  void followsTheMatrix() {
    double[] swapsTwo = {1, 0, 0, 0, 0, 1, 0, 1, 0};
    Dataset noisy = LabelNoise.of(LabelPairs.of(LABELS, swapsTwo)).on(ROWS, 1);
    for (int row = 0; row < noisy.size(); row++) {
      String truth = Objects.toString(ROWS.target().text(row));
      String other = truth.equals("class-1") ? "class-2" : "class-1";
      assertThat(noisy.target().text(row)).isEqualTo(truth.equals("class-0") ? truth : other);
    }
  }

  @Test
  void leavesMissingLabelsMissing() {
    Dataset rows = ROWS.first(2);
    Dataset missing =
        rows.with(rows.schema().target(), Column.ofCategories(Arrays.asList("class-0", null)));
    assertThat(LabelNoise.uniform(LABELS, 0.5).on(missing, 1).target().isMissing(1)).isTrue();
  }

  @Test
  void refusesWhatIsNoNoise() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelNoise.uniform(LABELS, 1.1))
        .withMessageContaining("share must be from 0 to 1, but was 1.1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LabelNoise.of(LabelPairs.of(List.of("a", "b"), new double[] {1, 1, 1, 0})))
        .withMessageContaining("sum for true label 'a' must be 1, but was 2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelNoise.uniform(List.of("a", "b"), 0.1).on(ROWS, 1));
  }
}
