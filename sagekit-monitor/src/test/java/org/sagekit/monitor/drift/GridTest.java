package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;

class GridTest {

  private static Gaps gaps(double[] then, double[] now) {
    Numbers numbers = Numbers.of(Column.ofNumbers(then), Column.ofNumbers(now));
    return Gaps.byDistance(Counts.of(numbers), Spaced.of(numbers.distinct()).values());
  }

  /** What the first figure that is asked for, that of the sample itself, comes to. */
  private static double observed(Gaps gaps) {
    double[] first = {Double.NaN};
    new Grid(gaps)
        .pValue(
            (deviations, weights) -> {
              double sum = 0;
              for (int i = 0; i < deviations.length; i++) {
                sum += weights[i] * deviations[i] * deviations[i];
              }
              first[0] = Double.isNaN(first[0]) ? sum : first[0];
              return sum;
            },
            () -> 1);
    return first[0];
  }

  @Test
  void leavesFewGapsAsTheyAre() {
    Random random = new Random(1);
    Gaps gaps = gaps(random.doubles(80).toArray(), random.doubles(30).toArray());
    assertThat(observed(gaps)).isCloseTo(gaps.squares(), within(1e-12));
  }

  @Test
  void looksAtManyGapsNearlyAsClosely() {
    Random random = new Random(2);
    Gaps gaps = gaps(random.doubles(9_000).toArray(), random.doubles(3_000, 0.03, 1).toArray());
    assertThat(observed(gaps)).isCloseTo(gaps.squares(), within(0.03 * gaps.squares()));
  }

  /** Such as 0.1 + 0.2 - 0.3 leaves at the end of a column of amounts that are owed. */
  @Test
  void gapsAtTheEndThatAddNothingBelongToTheLastGroup() {
    Random random = new Random(4);
    double[] then = random.doubles(3_000, -1_000, 0).toArray();
    double[] now = random.doubles(3_000, -1_000, 0).toArray();
    then[0] = 0;
    now[0] = 5.5e-17;
    Gaps gaps = gaps(then, now);
    assertThat(observed(gaps)).isCloseTo(gaps.squares(), within(0.03 * gaps.squares()));
  }

  @Test
  void leavesAGreatGapToItself() {
    Random random = new Random(3);
    double[] then = random.doubles(5_000).toArray();
    then[17] = 1e6;
    Gaps gaps = gaps(then, random.doubles(400).toArray());
    assertThat(observed(gaps)).isCloseTo(gaps.squares(), within(0.03 * gaps.squares()));
  }
}
