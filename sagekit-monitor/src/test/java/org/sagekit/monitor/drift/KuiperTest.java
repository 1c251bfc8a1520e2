package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.DriftTestContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.monitor.DriftTest;

class KuiperTest extends DriftTestContract {

  @Override
  protected DriftTest test() {
    return DriftTests.kuiper();
  }

  /** Astropy: stats.kuiper_two. */
  @Test
  void agreesWithAstropy() {
    assertThat(test().compare(Samples.THEN, Samples.NOW).statistic()).isCloseTo(0.5, within(1e-12));
    assertThat(test().compare(Samples.TIED_THEN, Samples.TIED_NOW).statistic())
        .isCloseTo(0.25, within(1e-12));
  }

  /** Stephens 1965, table 1, in the limit: 1.620, 1.747 and 2.001 are the upper points. */
  @Test
  void limitIsThatOfStephens() {
    assertThat(Kuiper.beyond(1.620)).isCloseTo(0.1, within(5e-4));
    assertThat(Kuiper.beyond(1.747)).isCloseTo(0.05, within(2e-4));
    assertThat(Kuiper.beyond(2.001)).isCloseTo(0.01, within(5e-5));
  }

  @Test
  void limitFallsFromOneToZero() {
    double last = 1;
    for (double x = 0; x < 30; x += 0.01) {
      assertThat(Kuiper.beyond(x)).isBetween(0.0, last + 1e-12);
      last = Kuiper.beyond(x);
    }
    assertThat(last).isZero();
  }

  /** Hours of the day that are turned by six: Kuiper sees the same whichever hour is the first. */
  @Test
  void doesNotMindWhereACircleIsCut() {
    Random random = new Random(5);
    double[] then = random.doubles(400, 0, 24).toArray();
    double[] now = random.doubles(200, 8, 20).toArray();
    double whole = test().compare(Column.ofNumbers(then), Column.ofNumbers(now)).statistic();
    double[] turnedThen = Arrays.stream(then).map(h -> (h + 9) % 24).toArray();
    double[] turnedNow = Arrays.stream(now).map(h -> (h + 9) % 24).toArray();
    assertThat(
            test().compare(Column.ofNumbers(turnedThen), Column.ofNumbers(turnedNow)).statistic())
        .isCloseTo(whole, within(1e-12));
  }
}
