package org.sagekit.monitor.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HolmTest {

  /** What R 4's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") says. */
  @Test
  void agreesWithR() {
    assertThat(Holm.adjusted(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
  }

  @Test
  void leavesASingleValueAndTakesNone() {
    assertThat(Holm.adjusted(0.2)).containsExactly(0.2);
    assertThat(Holm.adjusted()).isEmpty();
  }

  @Property(tries = 200)
  void liesBetweenTheValueAndBonferroniAndKeepsTheOrder(
      @ForAll @Size(max = 40) List<@DoubleRange(min = 0, max = 1) Double> pValues) {
    double[] p = pValues.stream().mapToDouble(Double::doubleValue).toArray();
    double[] adjusted = Holm.adjusted(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(adjusted[i]).isBetween(p[i], Math.min(1, p.length * p[i]) + 1e-15);
      for (int j = 0; j < p.length; j++) {
        assertThat(p[i] <= p[j] && adjusted[i] > adjusted[j]).isFalse();
      }
    }
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> Holm.adjusted(0.5, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Holm: p-values must be from 0 to 1, but was NaN.");
  }
}
