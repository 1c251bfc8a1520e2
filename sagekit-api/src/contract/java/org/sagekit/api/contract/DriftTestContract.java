package org.sagekit.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

/**
 * What every {@link DriftTest} keeps, whatever it computes. It is checked on each type that fits.
 */
public abstract class DriftTestContract {

  /** The test to be checked. */
  protected abstract DriftTest test();

  private static final List<FieldType> KNOWN =
      List.of(FieldType.NUMERIC, FieldType.CATEGORICAL, FieldType.BOOLEAN, FieldType.TEXT);

  /**
   * From how many rows a side on the test sees all there is: more than one if it learns from some
   * of them what to look for in the others.
   */
  protected int rowsToLearn() {
    return 1;
  }

  private List<FieldType> types() {
    List<FieldType> types = KNOWN.stream().filter(test()::fits).toList();
    assertThat(types).as("types that the test fits").isNotEmpty();
    return types;
  }

  /** A column of numbers, or of as many levels; negative numbers are missing values. */
  private static Column column(FieldType type, int... values) {
    Stream<Integer> boxed = Arrays.stream(values).boxed();
    return switch (type) {
      case BOOLEAN ->
          BooleanColumn.of(boxed.map(v -> v < 0 ? null : v % 2 == 1).toArray(Boolean[]::new));
      case TEXT -> Column.ofTexts(boxed.map(v -> v < 0 ? null : "level " + v).toList());
      case CATEGORICAL -> Column.ofCategories(boxed.map(v -> v < 0 ? null : "level " + v).toList());
      default ->
          Column.ofNumbers(
              Arrays.stream(values).mapToDouble(v -> v < 0 ? Double.NaN : v).toArray());
    };
  }

  private static int[] draws(long seed, int count, int bound) {
    return new Random(seed).ints(count, 0, bound).toArray();
  }

  private static int[] constant(int value, int count) {
    return IntStream.generate(() -> value).limit(count).toArray();
  }

  @Test
  void hasANameAndFitsSomething() {
    assertThat(test().name()).isNotBlank();
    assertThat(types()).isNotEmpty();
  }

  @Test
  void probabilityAndEffectAreFromZeroToOne() {
    for (FieldType type : types()) {
      for (int i = 0; i < 60; i++) {
        Column then = column(type, draws(i, 1 + i * 3, 1 + i % 9));
        Column now = column(type, draws(-i - 1, 1 + i % 20, 1 + i % 12));
        DriftResult result = test().compare(then, now);
        assertThat(result.pValue()).isBetween(0.0, 1.0);
        assertThat(result.effect()).isBetween(0.0, 1.0);
        assertThat(result.statistic()).isFinite();
        assertThat(result.test()).isEqualTo(test().name());
      }
    }
  }

  @Test
  void findsNothingBetweenIdenticalSamples() {
    for (FieldType type : types()) {
      for (int size : new int[] {1, 10, 300, 3_000}) {
        Column same = column(type, draws(size, size, 8));
        DriftResult result = test().compare(same, same);
        assertThat(result.pValue()).isGreaterThan(0.99);
        assertThat(result.effect()).isCloseTo(0, within(1e-12));
      }
    }
  }

  @Test
  void findsDisjointSamplesAltogetherDifferent() {
    for (FieldType type : types()) {
      for (int size : sizesOf(1, 10, 300)) {
        DriftResult result =
            test().compare(column(type, constant(2, size)), column(type, constant(3, size)));
        assertThat(result.effect()).isCloseTo(1, within(1e-12));
        assertThat(result.pValue()).isLessThan(size == 1 ? 1.01 : 0.001);
      }
    }
  }

  private int[] sizesOf(int... sizes) {
    return Arrays.stream(sizes).filter(size -> size >= rowsToLearn()).toArray();
  }

  @Test
  void doesNotMindTheOrderOfTheRows() {
    for (FieldType type : types()) {
      Column then = column(type, draws(1, 200, 7));
      Column now = column(type, draws(2, 90, 6));
      assertThat(test().compare(shuffled(then, 3), shuffled(now, 4)))
          .isEqualTo(test().compare(then, now));
    }
  }

  private static Column shuffled(Column column, long seed) {
    List<Integer> rows = new ArrayList<>(IntStream.range(0, column.size()).boxed().toList());
    Collections.shuffle(rows, new Random(seed));
    return column.rows(rows.stream().mapToInt(Integer::intValue).toArray());
  }

  @Test
  void doesNotMindWhichSampleCameFirst() {
    for (FieldType type : types()) {
      Column then = column(type, draws(1, 200, 7));
      Column now = column(type, draws(2, 90, 6));
      DriftResult one = test().compare(then, now);
      DriftResult other = test().compare(now, then);
      assertThat(other.pValue()).isCloseTo(one.pValue(), within(1e-9));
      assertThat(other.effect()).isCloseTo(one.effect(), within(1e-9));
    }
  }

  @Test
  void leavesMissingValuesOut() {
    for (FieldType type : types()) {
      int[] then = draws(1, 100, 7);
      int[] now = draws(2, 50, 7);
      int[] gaps = Arrays.copyOf(now, 80);
      Arrays.fill(gaps, 50, 80, -1);
      assertThat(test().compare(column(type, then), column(type, gaps)))
          .isEqualTo(test().compare(column(type, then), column(type, now)));
    }
  }

  @Test
  void findsNothingWhereASideHasNoValue() {
    for (FieldType type : types()) {
      Column some = column(type, draws(1, 100, 7));
      for (Column none : List.of(column(type), column(type, -1, -1))) {
        for (DriftResult result : List.of(test().compare(some, none), test().compare(none, some))) {
          assertThat(result.pValue()).isEqualTo(1);
          assertThat(result.effect()).isZero();
        }
      }
    }
  }

  @Test
  void findsNothingBetweenConstantColumnsOfOneValue() {
    for (FieldType type : types()) {
      DriftResult result =
          test().compare(column(type, constant(5, 1_000)), column(type, constant(5, 40)));
      assertThat(result.pValue()).isEqualTo(1);
      assertThat(result.effect()).isZero();
    }
  }

  @Test
  void findsAGreatChange() {
    for (FieldType type : types()) {
      int[] mostlyOne = draws(3, 400, 10);
      int[] mostlyTwo = draws(4, 400, 10);
      for (int i = 0; i < 400; i++) {
        mostlyOne[i] = mostlyOne[i] < 8 ? 1 : 2;
        mostlyTwo[i] = mostlyTwo[i] < 8 ? 2 : 1;
      }
      DriftResult result = test().compare(column(type, mostlyOne), column(type, mostlyTwo));
      assertThat(result.pValue()).isLessThan(1e-6);
      assertThat(result.effect()).isGreaterThan(0.3);
    }
  }

  /** Mostly level 1, and otherwise 2: as many of 1 as the share says. */
  private static Column mix(FieldType type, double share, int size) {
    int[] values = constant(2, size);
    Arrays.fill(values, 0, (int) Math.round(share * size), 1);
    return column(type, values);
  }

  @Test
  void greaterChangesHaveGreaterEffectsAndLesserProbabilities() {
    for (FieldType type : types()) {
      Column then = mix(type, 0.5, 400);
      DriftResult last = test().compare(then, then);
      for (double share : new double[] {0.6, 0.7, 0.8, 0.9, 1}) {
        DriftResult next = test().compare(then, mix(type, share, 400));
        assertThat(next.effect()).isGreaterThan(last.effect());
        assertThat(next.pValue()).isLessThan(last.pValue());
        last = next;
      }
    }
  }

  @Test
  void takesASingleValueASideForNoProof() {
    for (FieldType type : types()) {
      DriftResult result = test().compare(column(type, 2), column(type, 3));
      assertThat(result.pValue()).isGreaterThan(0.99);
      DriftResult seldom = test().compare(column(type, constant(2, 19)), column(type, 3));
      assertThat(seldom.pValue()).isGreaterThanOrEqualTo(0.05 - 1e-9);
    }
  }

  /** Few rows and many: at a level of .05, hardly oftener than it says. */
  @Test
  void seldomFindsWhatIsNotThere() {
    for (FieldType type : types()) {
      for (int rows : new int[] {8, 60}) {
        int alarms = 0;
        for (int trial = 0; trial < 200; trial++) {
          Column then = column(type, draws(1_000L + trial, 150, 6));
          Column now = column(type, draws(-1_000L - trial, rows, 6));
          alarms += test().compare(then, now).pValue() <= 0.05 ? 1 : 0;
        }
        // More come with a probability of 2 in 10,000 if the level is kept.
        assertThat(alarms).as("false alarms of 200 with %s rows", rows).isLessThanOrEqualTo(22);
      }
    }
  }

  @Test
  void saysTheSameEachTime() {
    for (FieldType type : types()) {
      Column then = column(type, draws(1, 300, 9));
      Column now = column(type, draws(2, 120, 8));
      DriftResult first = test().compare(then, now);
      assertThat(IntStream.range(0, 8).parallel().mapToObj(i -> test().compare(then, now)))
          .containsOnly(first);
    }
  }

  @Test
  void takesInfiniteAndHugeNumbers() {
    assumeTrue(test().fits(FieldType.NUMERIC));
    double infinite = Double.POSITIVE_INFINITY;
    List<double[]> samples =
        List.of(
            new double[] {-infinite, 1, 2, infinite},
            new double[] {infinite, infinite},
            new double[] {-infinite},
            new double[] {-Double.MAX_VALUE, 0, Double.MAX_VALUE},
            new double[] {Double.MIN_VALUE, -Double.MIN_VALUE, 0},
            new double[] {1, 2, 3, 4});
    for (double[] then : samples) {
      for (double[] now : samples) {
        DriftResult result = test().compare(Column.ofNumbers(then), Column.ofNumbers(now));
        assertThat(result.statistic()).isFinite();
        assertThat(result.pValue()).isBetween(then == now ? 0.99 : 0.0, 1.0);
        assertThat(result.effect()).isBetween(0.0, then == now ? 1e-12 : 1.0);
      }
    }
  }

  @Test
  void takesBothZerosAsOne() {
    assumeTrue(test().fits(FieldType.NUMERIC));
    double[] negative = new double[50];
    Arrays.fill(negative, -0.0);
    DriftResult result =
        test().compare(Column.ofNumbers(new double[50]), Column.ofNumbers(negative));
    assertThat(result.pValue()).isEqualTo(1);
    assertThat(result.effect()).isZero();
  }
}
