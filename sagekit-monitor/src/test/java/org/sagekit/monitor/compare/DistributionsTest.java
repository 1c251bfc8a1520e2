package org.sagekit.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.ColumnDistribution;
import org.sagekit.api.monitor.ColumnDistribution.Bin;

class DistributionsTest {
  private static Optional<ColumnDistribution> maybe(ColumnPair pair) {
    return Distributions.of(pair, Levels.of(pair));
  }

  private static List<Bin> bins(ColumnPair pair) {
    List<Bin> bins = maybe(pair).orElseThrow().bins();
    assertThat(bins).hasSizeBetween(1, 20);
    assertThat(bins.stream().mapToDouble(Bin::reference).sum()).isEqualTo(1, within(1e-9));
    assertThat(bins.stream().mapToDouble(Bin::current).sum()).isEqualTo(1, within(1e-9));
    return bins;
  }

  @Test
  void numbersLieInTwentyBinsOfSharedQuantiles() {
    Random random = new Random(1);
    double[] then = random.doubles(50_000).toArray();
    List<Bin> bins = bins(Pairs.numbers(then, random.doubles(300).map(x -> x / 2).toArray()));
    assertThat(bins).hasSize(20);
    assertThat(bins.get(0).label()).matches("below 0\\.\\d{1,4}");
    assertThat(bins.get(19).label()).matches("0\\.\\d{1,4} and more");
    assertThat(bins.get(19).reference()).isEqualTo(0.054, within(0.01));
    assertThat(bins.get(19).current()).isZero();
  }

  @Test
  void tiesMakeFewerBins() {
    List<Bin> bins = bins(Pairs.numbers(new double[] {0, 0, 0, 1}, new double[] {0, 2}));
    assertThat(bins).extracting(Bin::label).containsExactly("below 1", "1 to 2", "2 and more");
    assertThat(bins.get(0)).isEqualTo(new Bin("below 1", 0.75, 0.5));
  }

  @Test
  void oneValueAndInfiniteOnesHaveBinsToo() {
    assertThat(bins(Pairs.numbers(new double[] {3, 3}, new double[] {3})))
        .containsExactly(new Bin("all", 1, 1));
    double[] odd = {Double.NEGATIVE_INFINITY, -1e300, 0, -0.0, 1e300, Double.POSITIVE_INFINITY};
    assertThat(bins(Pairs.numbers(odd, odd))).hasSizeGreaterThan(2);
  }

  /** Their spread has no hundredth. */
  @Test
  void theSmallestNumbersThereAreHaveBinsToo() {
    double[] tiny = {0, 5e-324, 1e-323, 2e-323};
    assertThat(bins(Pairs.numbers(tiny, tiny))).hasSizeGreaterThan(1);
    double[] alike = {5e-324, 1e-323, 1, 1e300};
    assertThat(bins(Pairs.numbers(alike, alike))).hasSizeGreaterThan(1);
  }

  @Test
  void timesAreWrittenAsTimes() {
    Column times = Column.ofNumbers(0, 86_400_000);
    assertThat(bins(ColumnPair.of(Field.of("t", FieldType.DATETIME), times, times)))
        .extracting(Bin::label)
        .containsExactly("below 1970-01-02T00:00:00Z", "1970-01-02T00:00:00Z and more");
  }

  @Test
  void rareCategoriesAreOneBin() {
    List<String> then = IntStream.range(0, 100).mapToObj(i -> "c" + i % 40).toList();
    List<Bin> bins = bins(Pairs.categories(then, List.of("c1", "new", "new")));
    assertThat(bins).hasSize(20);
    assertThat(bins.get(0).label()).isEqualTo("c1");
    assertThat(bins.get(19).label()).isEqualTo("22 others");
  }

  @Test
  void aSideWithoutValuesHasNone() {
    assertThat(maybe(Pairs.gaps(5, 5, 5, 0))).isEmpty();
    assertThat(maybe(Pairs.gaps(5, 0, 0, 0))).isEmpty();
  }
}
