package org.sagekit.monitor.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.KllDistribution;
import org.sagekit.api.monitor.quality.KllDistribution.Bucket;
import org.sagekit.api.monitor.quality.NumberStatistics;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.core.data.profile.KllSketch;

class ProfileStatisticsTest {

  private static Dataset rows(double... numbers) {
    List<String> texts =
        IntStream.range(0, numbers.length).mapToObj(i -> i % 3 == 0 ? "a" : "b").toList();
    Schema schema =
        Schema.of(Field.of("x", FieldType.NUMERIC), Field.of("t", FieldType.CATEGORICAL));
    return Dataset.of(
        "rows", schema, List.of(Column.ofNumbers(numbers), Column.ofCategories(texts)));
  }

  private static NumberStatistics numbers(Statistics statistics) {
    return statistics.find("x").orElseThrow().numbers().orElseThrow();
  }

  @Test
  void saysWhatDeequWouldSay() {
    Statistics statistics = ProfileStatistics.of(rows(1, 2, 3, 4, 10.5, Double.NaN));
    ColumnStatistics x = statistics.find("x").orElseThrow();
    assertThat(x.type()).isEqualTo(InferredType.FRACTIONAL);
    assertThat(x.missing()).isEqualTo(1);
    NumberStatistics numbers = numbers(statistics);
    assertThat(numbers.mean()).isCloseTo(4.1, within(1e-12));
    // numpy.std([1, 2, 3, 4, 10.5]): with n, as Spark's stddev_pop
    assertThat(numbers.deviation()).isCloseTo(3.3526109228480423, within(1e-12));
    KllDistribution kll = numbers.distribution().orElseThrow();
    assertThat(kll.size()).isEqualTo(2048);
    assertThat(kll.shrinking()).isEqualTo(0.64);
    assertThat(kll.levels()).containsExactly(List.of(1.0, 2.0, 3.0, 4.0, 10.5));
    assertThat(kll.buckets()).hasSize(10);
    assertThat(kll.buckets().stream().map(Bucket::count))
        .containsExactly(1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0);
    assertThat(statistics.find("t").orElseThrow().texts().orElseThrow().countByValue())
        .containsEntry("a", 2L)
        .containsEntry("b", 4L);
  }

  @Test
  void countsEachNumberInOneBin() {
    SplittableRandom random = new SplittableRandom(5);
    double[] many = random.doubles(30_000, -3, 7).toArray();
    KllDistribution kll = numbers(ProfileStatistics.of(rows(many))).distribution().orElseThrow();
    assertThat(kll.buckets().stream().mapToDouble(Bucket::count).sum()).isEqualTo(30_000);
    assertThat(kll.buckets())
        .allSatisfy(bucket -> assertThat(bucket.count()).isCloseTo(3_000, within(200.0)));
    assertThat(kll.buckets().get(9).upper()).isEqualTo(Arrays.stream(many).max().getAsDouble());
  }

  @Test
  void readsTheSketchBackFromTheFile() {
    double[] many = new SplittableRandom(6).doubles(20_000).toArray();
    Statistics statistics = ProfileStatistics.of(rows(many));
    Statistics read = StatisticsFiles.parse(StatisticsFiles.text(statistics));
    assertThat(read).isEqualTo(statistics);
    KllSketch sketch = KllDistributions.sketch(numbers(read).distribution().orElseThrow(), 1);
    assertThat(sketch.count()).isEqualTo(20_000);
    double below = Arrays.stream(many).filter(number -> number <= 0.3).count() / 20_000.0;
    assertThat(sketch.rank(0.3)).isCloseTo(below, within(0.005));
  }

  @Test
  void survivesOddColumns() {
    for (Dataset odd :
        List.of(
            rows(),
            rows(5),
            rows(7, 7, 7),
            rows(Double.NaN, Double.NaN),
            rows(1, Double.POSITIVE_INFINITY),
            rows(-Double.MAX_VALUE, Double.MAX_VALUE),
            rows(0.0, -0.0, Double.MIN_VALUE))) {
      Statistics statistics = ProfileStatistics.of(odd);
      String text = StatisticsFiles.text(statistics);
      assertThat(StatisticsFiles.text(StatisticsFiles.parse(text))).isEqualTo(text);
      assertThat(statistics.rows()).isEqualTo(odd.size());
    }
  }

  @Test
  void makesNoBinsOfInfiniteNumbers() {
    Statistics statistics = ProfileStatistics.of(rows(1.5, Double.POSITIVE_INFINITY));
    assertThat(numbers(statistics).distribution().orElseThrow().buckets()).isEmpty();
  }

  @Test
  void refusesSketchesOfOddSizes() {
    KllDistribution odd = new KllDistribution(List.of(), 0.64, 20.5, List.of(List.of(1.0)));
    assertThatThrownBy(() -> KllDistributions.sketch(odd, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("KllDistribution: k must be a whole number, but was 20.5.");
  }
}
