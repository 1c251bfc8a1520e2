package org.sagekit.monitor.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sagekit.api.data.InferredType.FRACTIONAL;
import static org.sagekit.api.data.InferredType.INTEGRAL;
import static org.sagekit.api.data.InferredType.STRING;
import static org.sagekit.monitor.quality.Hand.NOON;
import static org.sagekit.monitor.quality.Hand.checked;
import static org.sagekit.monitor.quality.Hand.kinds;
import static org.sagekit.monitor.quality.Hand.numbers;
import static org.sagekit.monitor.quality.Hand.rows;
import static org.sagekit.monitor.quality.Hand.texts;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.Statistics;

/** The checks that Model Monitor does not have, violated and just not violated. */
class ExtraChecksTest {
  private static final ColumnConstraints NUMBER = ColumnConstraints.of("x", FRACTIONAL);

  private static List<Violation> found(ColumnConstraints asked, Column now) {
    return checked(Constraints.of(asked), rows("x", now));
  }

  @Test
  void numbersAreOutsideOfTheirRange() {
    assertThat(found(NUMBER.range(0, 120), numbers(0, 39.5, 120))).isEmpty();
    assertThat(found(NUMBER.range(0, 120), numbers(-1, 39.5, 121)))
        .containsExactly(
            new Violation(
                "x",
                Check.RANGE,
                "Range requirement is not met. Expected: from 0.0 to 120.0. "
                    + "Observed: 2 of 3 numbers are outside, from -1.0 to 121.0."));
  }

  @Test
  void rangeMayHaveOneEnd() {
    ColumnConstraints open = NUMBER.range(0, Double.POSITIVE_INFINITY);
    assertThat(found(open, numbers(1e9))).isEmpty();
    assertThat(kinds(found(open, numbers(-1e-9)))).containsExactly(Check.RANGE);
  }

  @Test
  void numbersAreNegative() {
    assertThat(found(NUMBER.neverNegative(), numbers(0, -0.0, 1))).isEmpty();
    assertThat(found(NUMBER.neverNegative(), numbers(0, -2, 1)).get(0).description())
        .isEqualTo(
            "Non-negative requirement is not met. "
                + "Observed: 1 of 3 numbers are below 0, down to -2.0.");
  }

  @Test
  void numbersAreInfinite() {
    Column now = numbers(1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2.5);
    assertThat(found(NUMBER, now))
        .containsExactly(
            new Violation(
                "x",
                Check.RANGE,
                "Finite requirement is not met. Observed: 2 of 4 numbers are infinite."));
    assertThat(found(NUMBER, numbers(1, Double.MAX_VALUE))).isEmpty();
  }

  @Test
  void infiniteNumbersMayBeKnown() {
    Dataset then = rows("x", numbers(1, Double.POSITIVE_INFINITY, 2.5));
    assertThat(checked(Constraints.of(NUMBER), Optional.of(Hand.statistics(then)), then)).isEmpty();
  }

  @Test
  void valuesRepeat() {
    ColumnConstraints unique = ColumnConstraints.of("x", STRING).uniqueness(1);
    assertThat(found(unique, texts("a", "b", "c"))).isEmpty();
    assertThat(found(unique, texts("a", "b", "a", null)))
        .containsExactly(
            new Violation(
                "x",
                Check.UNIQUENESS,
                "Uniqueness requirement is not met. Expected uniqueness: 100.0%. "
                    + "Observed: Only 66.66666666666666% of values are distinct, "
                    + "1 of 3 repeat others."));
    assertThat(found(unique.uniqueness(0.5), texts("a", "b", "a", "b"))).isEmpty();
    assertThat(found(unique.uniqueness(0.5), texts("a", "a", "a", "b", "b"))).hasSize(1);
  }

  @Test
  void numbersRepeat() {
    ColumnConstraints unique = ColumnConstraints.of("x", INTEGRAL).uniqueness(1);
    assertThat(found(unique, numbers(IntStream.range(0, 5000).asDoubleStream().toArray())))
        .isEmpty();
    assertThat(kinds(found(unique, numbers(0, 1, -0.0)))).containsExactly(Check.UNIQUENESS);
  }

  @Test
  void columnStandsStill() {
    Dataset then = rows("x", numbers(IntStream.range(0, 100).mapToDouble(i -> i % 2).toArray()));
    Constraints asked = Constraints.of(ColumnConstraints.of("x", INTEGRAL));
    Optional<Statistics> seen = Optional.of(Hand.statistics(then));
    assertThat(checked(asked, seen, rows("x", numbers(new double[20])))).isEmpty();
    List<Violation> stuck = checked(asked, seen, rows("x", numbers(new double[22])));
    assertThat(stuck.get(stuck.size() - 1))
        .isEqualTo(
            new Violation(
                "x",
                Check.UNIQUENESS,
                "Column has the one value '0.0' in all 22 rows that have a value; "
                    + "in the baseline 50.0% had it."));
  }

  @Test
  void twoEqualNumbersThatAreNewDoNotStandStill() {
    double[] some = IntStream.range(0, 100).mapToDouble(i -> 3 * i).toArray();
    Statistics then = Hand.statistics(rows("x", numbers(some)));
    Constraints asked = Constraints.of(NUMBER);
    assertThat(checked(asked, Optional.of(then), rows("x", numbers(100, 100)))).isEmpty();
    double[] often = new double[20];
    Arrays.fill(often, 100);
    assertThat(kinds(checked(asked, Optional.of(then), rows("x", numbers(often)))))
        .contains(Check.UNIQUENESS);
  }

  @Test
  void categoryStandsStill() {
    Optional<Statistics> seen = Optional.of(Hand.statistics(rows("x", texts(50, "a", 50, "b"))));
    Constraints asked = Constraints.of(ColumnConstraints.of("x", STRING));
    assertThat(checked(asked, seen, rows("x", texts(20, "a", 0, "")))).isEmpty();
    assertThat(kinds(checked(asked, seen, rows("x", texts(22, "a", 0, "")))))
        .contains(Check.UNIQUENESS);
  }

  private static final ColumnConstraints FRESH =
      ColumnConstraints.of("x", STRING).freshness(Duration.ofHours(1));

  private static Column times(Instant... times) {
    return DateTimeColumn.of(times);
  }

  @Test
  void newestTimeIsTooOld() {
    Instant hourAgo = NOON.minus(Duration.ofHours(1));
    assertThat(found(FRESH, times(hourAgo, hourAgo.minusSeconds(9)))).isEmpty();
    assertThat(found(FRESH, times(hourAgo.minusSeconds(1))))
        .containsExactly(
            new Violation(
                "x",
                Check.FRESHNESS,
                "Freshness requirement is not met. Expected age: at most PT1H. "
                    + "Observed: The newest time 2026-03-01T10:59:59Z is PT1H1S old."));
  }

  @Test
  void timeInTheFutureTellsOfAClock() {
    Instant ahead = NOON.plus(Duration.ofMinutes(5));
    assertThat(found(FRESH, times(ahead))).isEmpty();
    assertThat(found(FRESH, times(ahead.plusSeconds(1))).get(0).description())
        .isEqualTo(
            "Freshness requirement is not met. Observed: The newest time 2026-03-01T12:05:01Z "
                + "lies PT5M1S ahead of 2026-03-01T12:00:00Z; a clock goes wrong.");
  }

  @Test
  void timesMayBeTexts() {
    assertThat(found(FRESH, texts("2026-03-01 11:30:00", "2026-02-01"))).isEmpty();
    assertThat(kinds(found(FRESH, texts("2026-02-01")))).containsExactly(Check.FRESHNESS);
  }

  @Test
  void whatIsNoTimeIsNotFresh() {
    assertThat(found(FRESH, texts("a", "b")).get(0).description())
        .endsWith("Observed: None of 2 values is a time.");
  }

  @Test
  void columnWithoutAnyValueIsOneViolation() {
    Column empty = Column.ofCategories(Arrays.asList(null, null));
    assertThat(found(ColumnConstraints.of("x", STRING).completeness(0.5).uniqueness(1), empty))
        .containsExactly(
            new Violation(
                "x",
                Check.COMPLETENESS,
                "Data completeness requirement is not met. Expected completeness: 50.0%. "
                    + "Observed: Only 0.0% of data is complete, 2 of 2 rows have no value. "
                    + "No row has a value."));
    assertThat(found(ColumnConstraints.of("x", STRING), empty)).isEmpty();
    assertThat(kinds(found(FRESH, empty))).containsExactly(Check.FRESHNESS);
  }
}
