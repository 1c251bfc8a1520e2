package org.sagekit.core.data.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Correlations;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;

class CoMomentsTest {

  private static Correlations correlations(double[] x, double[] y) {
    Schema schema = Schema.of(Field.of("x", FieldType.NUMERIC), Field.of("y", FieldType.NUMERIC));
    CoMoments moments = new CoMoments(schema, 60);
    moments.add(Dataset.of("d", schema, List.of(Column.ofNumbers(x), Column.ofNumbers(y))));
    return moments.correlations();
  }

  @Property(tries = 40)
  void agreesWithCommonsMathOnTheRowsThatHaveBoth(
      @ForAll @IntRange(min = 3, max = 2_000) int size, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = random.doubles(size).map(v -> v < 0.1 ? Double.NaN : 1e5 + v).toArray();
    double[] y =
        IntStream.range(0, size).mapToDouble(i -> x[i] - 3 * random.nextDouble()).toArray();
    y[size / 2] = Double.NaN;
    int[] both = IntStream.range(0, size).filter(i -> !Double.isNaN(x[i] + y[i])).toArray();
    Correlations found = correlations(x, y);
    assertThat(found.rows()).containsExactly((long) both.length);
    if (both.length >= 2) {
      double oracle =
          new PearsonsCorrelation()
              .correlation(
                  IntStream.of(both).mapToDouble(i -> x[i]).toArray(),
                  IntStream.of(both).mapToDouble(i -> y[i]).toArray());
      assertThat(found.of("x", "y")).isCloseTo(oracle, within(1e-9));
    }
  }

  @Test
  void isNotThereWhereOneDoesNotVary() {
    double[] rising = IntStream.range(0, 1_000).asDoubleStream().toArray();
    double[] same = IntStream.range(0, 1_000).mapToDouble(i -> 0.1).toArray();
    assertThat(correlations(rising, same).of("x", "y")).isNaN();
    assertThat(correlations(new double[0], new double[0]).of("x", "y")).isNaN();
    assertThat(correlations(new double[] {1}, new double[] {2}).of("x", "y")).isNaN();
  }

  @Test
  void isNotThereForInfiniteNumbers() {
    double[] x = {1, 2, Double.POSITIVE_INFINITY, 4};
    assertThat(correlations(x, new double[] {1, 2, 3, 4}).of("x", "y")).isNaN();
  }

  @Test
  void isOneOfWhatRisesTogether() {
    double[] x = IntStream.range(0, 777).mapToDouble(i -> i * i).toArray();
    double[] y = IntStream.range(0, 777).mapToDouble(i -> 5 - 2.0 * i * i).toArray();
    assertThat(correlations(x, y).of("x", "y")).isCloseTo(-1, within(1e-12));
    assertThat(correlations(x, x).of("y", "x")).isCloseTo(1, within(1e-12));
  }
}
