package org.sagekit.monitor.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sagekit.api.monitor.Correction;

class CorrectionsTest {
  private static final double[] FIVE = {0.01, 0.04, 0.03, 0.005, 0.55};

  /** What R 4's p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.55), method) says. */
  @Test
  void agreeWithR() {
    assertThat(Corrections.adjusted(Correction.HOLM, FIVE))
        .containsExactly(new double[] {0.04, 0.09, 0.09, 0.025, 0.55}, within(1e-15));
    assertThat(Corrections.adjusted(Correction.BENJAMINI_HOCHBERG, FIVE))
        .containsExactly(new double[] {0.025, 0.05, 0.05, 0.025, 0.55}, within(1e-15));
    assertThat(Corrections.adjusted(Correction.BONFERRONI, FIVE))
        .containsExactly(new double[] {0.05, 0.2, 0.15, 0.025, 1}, within(1e-15));
  }

  /**
   * Benjamini and Hochberg 1995, section 4: of 15 p-values four are found at .05, by Holm three.
   */
  @Test
  void findWhatBenjaminiAndHochbergFoundInTheirExample() {
    double[] p = {
      .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528,
      .7590, 1
    };
    assertThat(found(Correction.BENJAMINI_HOCHBERG, p)).isEqualTo(4);
    assertThat(found(Correction.HOLM, p)).isEqualTo(3);
    assertThat(found(Correction.BONFERRONI, p)).isEqualTo(3);
  }

  private static long found(Correction correction, double... p) {
    return Arrays.stream(Corrections.adjusted(correction, p)).filter(one -> one <= 0.05).count();
  }

  @Test
  void leaveThemWhereNothingIsToBeCorrected() {
    assertThat(Corrections.adjusted(Correction.NONE, FIVE)).containsExactly(FIVE).isNotSameAs(FIVE);
  }

  @ParameterizedTest
  @EnumSource(Correction.class)
  void leaveASingleValueTakeNoneAndRefuseWhatIsNoProbability(Correction correction) {
    assertThat(Corrections.adjusted(correction, 0.2)).containsExactly(0.2);
    assertThat(Corrections.adjusted(correction)).isEmpty();
    for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> Corrections.adjusted(correction, 0.1, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("p-values must be from 0 to 1, but was " + wrong);
    }
  }

  @Property(tries = 100)
  void orderThemselvesFromNoneToBonferroni(
      @ForAll @Size(max = 40) List<@DoubleRange(min = 0, max = 1) Double> values) {
    double[] none = values.stream().mapToDouble(Double::doubleValue).toArray();
    double[] hochberg = Corrections.adjusted(Correction.BENJAMINI_HOCHBERG, none);
    double[] holm = Corrections.adjusted(Correction.HOLM, none);
    double[] bonferroni = Corrections.adjusted(Correction.BONFERRONI, none);
    for (int i = 0; i < none.length; i++) {
      assertThat(hochberg[i]).isGreaterThanOrEqualTo(none[i]);
      assertThat(holm[i]).isGreaterThanOrEqualTo(hochberg[i] * (1 - 1e-15));
      assertThat(bonferroni[i]).isBetween(holm[i] * (1 - 1e-15), 1.0);
    }
  }

  @Property(tries = 100)
  void neverSwapTwo(@ForAll @Size(max = 40) List<@DoubleRange(min = 0, max = 1) Double> values) {
    double[] p = values.stream().sorted().mapToDouble(Double::doubleValue).toArray();
    for (Correction correction : Correction.values()) {
      assertThat(Corrections.adjusted(correction, p)).isSorted();
    }
  }
}
