package org.sagekit.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TypeCountsTest {

  @Test
  void infersTheNarrowestTypeThatAllHave() {
    assertThat(TypeCounts.NONE.inferred()).isEqualTo(InferredType.UNKNOWN);
    assertThat(new TypeCounts(3, 0, 0, 0).inferred()).isEqualTo(InferredType.INTEGRAL);
    assertThat(new TypeCounts(3, 1, 0, 0).inferred()).isEqualTo(InferredType.FRACTIONAL);
    assertThat(new TypeCounts(3, 1, 0, 1).inferred()).isEqualTo(InferredType.STRING);
    assertThat(new TypeCounts(0, 0, 5, 0).inferred()).isEqualTo(InferredType.STRING);
  }

  @Test
  void sharesAreOfWhatATypeAdmits() {
    TypeCounts counts = new TypeCounts(996, 2, 1, 1);
    assertThat(counts.share(InferredType.INTEGRAL)).isEqualTo(0.996);
    assertThat(counts.share(InferredType.FRACTIONAL)).isEqualTo(0.998);
    assertThat(counts.share(InferredType.STRING)).isEqualTo(1);
    assertThat(counts.share(InferredType.UNKNOWN)).isZero();
    assertThat(TypeCounts.NONE.share(InferredType.INTEGRAL)).isEqualTo(1);
  }

  @Test
  void refusesNegativeCounts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TypeCounts(-1, 0, 0, 0))
        .withMessage("Type counts: whole must be at least 0, but was -1.");
  }
}
