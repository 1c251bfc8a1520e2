package org.sagekit.core.train.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OrderingTest {

  @Property(tries = 200)
  void isTheStableOrderOfTheLibrary(@ForAll @Size(max = 30) @IntRange(max = 9) int[] drawn) {
    double[] values = Arrays.stream(drawn).mapToDouble(value -> value / 3.0).toArray();
    int[] expected =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    assertThat(Ordering.ascending(values)).isEqualTo(expected);
  }

  @Test
  void putsNaNLastAndTakesBothZerosForOne() {
    double[] values = {Double.NaN, 0.0, -0.0, Double.NEGATIVE_INFINITY, Double.NaN, 1};
    assertThat(Ordering.ascending(values)).containsExactly(3, 1, 2, 5, 0, 4);
  }

  @Test
  void theMedianHasHalfOfTheWeightBelowIt() {
    double[] values = {4, 1, 3, 2};
    int[] order = Ordering.ascending(values);
    assertThat(Ordering.median(values, order, new double[] {1, 1, 1, 1})).isEqualTo(2.5);
    assertThat(Ordering.median(values, order, new double[] {1, 0, 0, 1})).isEqualTo(3);
    assertThat(Ordering.median(values, order, new double[] {5, 1, 1, 1})).isEqualTo(4);
    assertThat(Ordering.median(values, order, new double[4])).isNaN();
  }
}
