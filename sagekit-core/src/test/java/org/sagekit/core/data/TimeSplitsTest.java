package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.data.Split;

class TimeSplitsTest {

  /** Rows of about half as many moments, in no order. */
  private static Dataset rows(int size, long seed) {
    Random random = new Random(seed);
    return dataset(
        IntStream.range(0, size).mapToDouble(i -> random.nextInt(1 + size / 2)).toArray());
  }

  private static Dataset dataset(double... times) {
    int[] codes = IntStream.range(0, times.length).map(i -> i % 3 == 0 ? 1 : 0).toArray();
    return Dataset.of(
        "sales",
        Schema.of(
            Field.of("time", FieldType.NUMERIC),
            new Field("class", FieldType.CATEGORICAL, Role.TARGET)),
        List.of(Column.ofNumbers(times), CategoricalColumn.of(codes, List.of("x", "y"))));
  }

  private static double[] times(Dataset dataset) {
    return IntStream.range(0, dataset.size()).mapToDouble(dataset.column(0)::number).toArray();
  }

  private static double latest(Dataset dataset) {
    return IntStream.range(0, dataset.size())
        .mapToDouble(dataset.column(0)::number)
        .max()
        .orElse(0);
  }

  private static double earliest(Dataset dataset) {
    return IntStream.range(0, dataset.size())
        .mapToDouble(dataset.column(0)::number)
        .min()
        .orElse(0);
  }

  @Property(tries = 200)
  void neverLearnsFromLaterRows(
      @ForAll @IntRange(min = 60, max = 200) int size,
      @ForAll @IntRange(min = 1, max = 5) int folds,
      @ForAll @IntRange(min = 0, max = 3) int gap,
      @ForAll long seed) {
    Dataset rows = rows(size, seed);
    double before = Double.NEGATIVE_INFINITY;
    for (Split split : Splits.overTime(rows, "time", Windows.expanding(folds).gap(gap))) {
      assertThat(latest(split.train())).isLessThan(earliest(split.test()));
      assertThat(earliest(split.test())).isGreaterThan(before);
      before = latest(split.test());
    }
    assertThat(before).isEqualTo(latest(rows));
    Split holdout = Splits.timeHoldout(rows, "time", 0.25);
    assertThat(latest(holdout.train())).isLessThan(earliest(holdout.test()));
    assertThat(holdout.train().size() + holdout.test().size()).isEqualTo(size);
  }

  @Property(tries = 100)
  void dividesTheSameWhateverTheOrderOfRowsAndColumns(@ForAll long seed) {
    Dataset rows = rows(80, seed);
    Dataset turned = Transforms.shuffled(rows, seed).select("class", "time");
    Windows windows = Windows.rolling(3, 20).gap(2);
    List<Split> one = Splits.overTime(rows, "time", windows);
    List<Split> other = Splits.overTime(turned, "time", windows);
    for (int fold = 0; fold < 3; fold++) {
      assertThat(times(one.get(fold).train()))
          .containsExactlyInAnyOrder(times(other.get(fold).train().select("time", "class")));
      assertThat(times(one.get(fold).test()))
          .containsExactlyInAnyOrder(times(other.get(fold).test().select("time", "class")));
    }
  }

  @Test
  void cutsAsScikitLearnsTimeSeriesSplit() {
    Dataset rows = dataset(IntStream.range(0, 10).asDoubleStream().toArray());
    List<Split> splits = Splits.overTime(rows, "time", Windows.expanding(3).gap(1));
    assertThat(times(splits.get(0).train())).containsExactly(0, 1, 2);
    assertThat(times(splits.get(0).test())).containsExactly(4, 5);
    assertThat(times(splits.get(2).train())).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(times(splits.get(2).test())).containsExactly(8, 9);
    Split rolled = Splits.overTime(rows, "time", Windows.rolling(3, 2)).get(2);
    assertThat(times(rolled.train())).containsExactly(6, 7);
  }

  /** A row at each of these hours. */
  private static Dataset hours(long... hours) {
    return Dataset.of(
        "sales",
        Schema.of(Field.of("time", FieldType.DATETIME)),
        List.of(
            DateTimeColumn.of(
                LongStream.of(hours).map(h -> Duration.ofHours(h).toMillis()).toArray())));
  }

  private static double[] inHours(Dataset dataset) {
    return DoubleStream.of(times(dataset)).map(t -> t / 3_600_000).toArray();
  }

  @Test
  void leavesATimeBetweenTrainingAndTest() {
    Dataset rows = hours(0, 1, 2, 3, 10, 11, 12, 12, 13, 30, 31, 32);
    Windows day = Windows.expanding(2).gap(Duration.ofHours(1));
    List<Split> splits = Splits.overTime(rows, "time", day);
    assertThat(inHours(splits.get(0).test())).containsExactly(10, 11, 12, 12);
    assertThat(inHours(splits.get(0).train())).containsExactly(0, 1, 2, 3);
    assertThat(inHours(splits.get(1).train())).containsExactly(0, 1, 2, 3, 10, 11, 12, 12);
    Split longer = Splits.overTime(rows, "time", day.gap(Duration.ofHours(2))).get(1);
    assertThat(inHours(longer.train())).containsExactly(0, 1, 2, 3, 10, 11);
    Split rolling =
        Splits.overTime(rows, "time", Windows.rolling(2, 3).gap(Duration.ofHours(2).plusNanos(1)))
            .get(1);
    assertThat(inHours(rolling.train())).containsExactly(2, 3, 10);
    assertThat(Splits.overTime(rows, "time", day.gap(Duration.ZERO)))
        .isEqualTo(Splits.overTime(rows, "time", Windows.expanding(2)));
    assertThat(Splits.overTime(rows, "time", day.gap(3)))
        .isEqualTo(Splits.overTime(rows, "time", Windows.expanding(2).gap(3)));
  }

  @Property(tries = 200)
  void neverLearnsFromRowsWithinTheGap(
      @ForAll long seed, @ForAll @IntRange(max = 40) int hoursApart) {
    Random random = new Random(seed);
    LongStream some = random.longs(79, 100, 300);
    Dataset rows = hours(LongStream.concat(LongStream.of(0), some).toArray()); // 0: always before
    Duration gap = Duration.ofHours(hoursApart);
    for (Split split : Splits.overTime(rows, "time", Windows.expanding(3).gap(gap))) {
      double first = earliest(split.test());
      assertThat(latest(split.train()))
          .isLessThanOrEqualTo(first - gap.toMillis())
          .isLessThan(first);
      long early =
          DoubleStream.of(times(rows))
              .filter(t -> t <= first - gap.toMillis() && t < first)
              .count();
      assertThat(split.train().size()).isEqualTo((int) early); // and from all others
    }
  }

  @Test
  void saysWhyATimeBetweenIsRefused() {
    refused(
        () ->
            Splits.overTime(dataset(1, 2, 3), "time", Windows.expanding(1).gap(Duration.ofDays(1))),
        "gap must be a number of rows where column 'time' is NUMERIC, but was PT24H. Maybe"
            + " Windows.gap(rows), or Datasets.retyped(");
    refused(
        () ->
            Splits.overTime(
                hours(1, 2, 3),
                "time",
                Windows.expanding(1).gap(Duration.ofSeconds(Long.MAX_VALUE))),
        "training rows must be one at least, but was none.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Windows.expanding(1).gap(Duration.ofHours(-1)))
        .withMessage("Windows: gap must be at least 0, but was PT-1H.");
  }

  @Test
  void keepsRowsOfAMomentTogether() {
    Split split = Splits.timeHoldout(dataset(1, 3, 2, 3, 3), "time", 0.2);
    assertThat(times(split.test())).containsExactly(3, 3, 3);
    assertThat(times(split.train())).containsExactly(1, 2);
  }

  @Test
  void saysWhyTimeCannotBeSplit() {
    refused(() -> Splits.timeHoldout(dataset(1, 1), "time", 0.5), "training rows must be one");
    refused(() -> Splits.timeHoldout(dataset(), "time", 0.5), "rows must be at least 1, but was 0");
    refused(
        () -> Splits.timeHoldout(dataset(1, Double.NaN), "time", 0.5),
        "column 'time' must be known in each row, but was missing in 1.");
    refused(
        () -> Splits.timeHoldout(dataset(1, 2), "class", 0.5),
        "column 'class' must be of times or numbers, but was CATEGORICAL.");
    refused(
        () -> Splits.overTime(dataset(1, 2, 3), "time", Windows.expanding(2).gap(5)),
        "training rows must be one at least, but was none. Maybe fewer or shorter folds");
    refused(
        () -> Splits.overTime(dataset(1, 2), "time", Windows.expanding(5)),
        "rows must be at least 6, but was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Windows.rolling(0, 0))
        .withMessageContaining("Windows: folds must be at least 1, but was 0.")
        .withMessageContaining("Windows: rows must be at least 1, but was 0.");
  }

  private static void refused(Runnable split, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(split::run)
        .withMessageStartingWith("Split of 'sales': " + message);
  }
}
