package org.sagekit.monitor.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.KllDistribution;
import org.sagekit.api.monitor.quality.KllDistribution.Bucket;
import org.sagekit.api.monitor.quality.NumberStatistics;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.api.monitor.quality.TextStatistics;

class ReferenceTest {
  /** 0 to 99 in bins of ten. */
  private static final List<Bucket> TENS =
      IntStream.range(0, 10).mapToObj(i -> new Bucket(10 * i, 10 * i + 10, 10)).toList();

  private static Ranks from(int least) {
    return Ranks.of(Hand.kll(IntStream.range(least, least + 100).asDoubleStream().toArray()));
  }

  private static Reference bins(List<Bucket> bins) {
    return Reference.of(new KllDistribution(bins, 0.64, 2048, List.of()));
  }

  @Test
  void isComparedByItsBinsIfThereIsNoSketch() {
    Reference then = bins(TENS);
    assertThat(then.size()).isEqualTo(100);
    assertThat(then.distance(from(0))).isEqualTo(0, within(1e-12));
    assertThat(then.distance(from(25))).isEqualTo(0.25, within(1e-12));
    assertThat(then.distance(from(-1000))).isEqualTo(1);
    assertThat(then.distance(from(1000))).isEqualTo(1);
  }

  private static List<Violation> checked(long present, KllDistribution distribution) {
    NumberStatistics numbers =
        new NumberStatistics(50, 5000, 29, 0, 100, Optional.of(distribution));
    ColumnStatistics x =
        new ColumnStatistics(
            "x", InferredType.INTEGRAL, present, 0, Optional.of(numbers), Optional.empty());
    Constraints asked = Constraints.of(ColumnConstraints.of("x", InferredType.INTEGRAL));
    double[] now = IntStream.range(0, 100).asDoubleStream().toArray();
    return Hand.checked(
        asked, Optional.of(new Statistics(present, List.of(x))), Hand.rows("x", Hand.numbers(now)));
  }

  @Test
  void categoriesThatAreMoreThanTheValuesAreAViolation() {
    TextStatistics texts = new TextStatistics(2, Map.of("a", 60L, "b", 41L));
    ColumnStatistics x =
        new ColumnStatistics(
            "x", InferredType.STRING, 100, 0, Optional.empty(), Optional.of(texts));
    Constraints asked = Constraints.of(ColumnConstraints.of("x", InferredType.STRING));
    Optional<Statistics> then = Optional.of(new Statistics(100, List.of(x)));
    assertThat(Hand.checked(asked, then, Hand.rows("x", Hand.texts(60, "a", 40, "b"))))
        .singleElement()
        .extracting(Violation::description)
        .isEqualTo(
            "The baseline can't be compared: its categories have 101 values, but 100 are counted.");
  }

  private static KllDistribution of(List<Bucket> bins, List<List<Double>> levels) {
    return new KllDistribution(bins, 0.64, 2048, levels);
  }

  @Test
  void soundBinsAreNoViolation() {
    assertThat(checked(100, of(TENS, List.of()))).isEmpty();
    assertThat(checked(102, of(TENS, List.of()))).isEmpty();
  }

  @Test
  void whatContradictsItselfIsAViolation() {
    assertThat(checked(2333, of(List.of(), List.of(List.of(0.0, 35.1), List.of(7.9)))))
        .containsExactly(
            new Violation(
                "x",
                Check.BASELINE_DRIFT,
                "The baseline can't be compared: its sketch stands for 4.0 numbers, but 2333"
                    + " values are counted."));
    assertThat(checked(2333, of(TENS, List.of())).get(0).description())
        .endsWith("its bins have 100.0 numbers, but 2333 values are counted.");
    List<Bucket> overlapping = List.of(new Bucket(0, 50, 50), new Bucket(40, 90, 50));
    assertThat(checked(100, of(overlapping, List.of())).get(0).description())
        .endsWith("bin 2 begins before the end of the one before it.");
  }
}
