package org.sagekit.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.MultivariateDriftTest;

/** What every {@link MultivariateDriftTest} keeps, whatever it computes. */
public abstract class MultivariateDriftTestContract {
  private static final long SEED = 42;

  /** The test to be checked. */
  protected abstract MultivariateDriftTest test();

  /**
   * Two numbers that go together, a whole number, a boolean, a category, a time and a text, each
   * with some missing.
   *
   * @param spread of the numbers
   */
  private static Dataset mixed(long seed, int size, double spread) {
    Random random = new Random(seed);
    double[] first = random.doubles(size).map(u -> spread * (u - 0.5)).toArray();
    double[] second = Arrays.stream(first).map(x -> x + random.nextGaussian() / 9).toArray();
    Boolean[] flags = new Boolean[size];
    String[] levels = new String[size];
    long[] times = new long[size];
    String[] texts = new String[size];
    for (int i = 0; i < size; i++) {
      first[i] = random.nextInt(10) == 0 ? Double.NaN : first[i];
      flags[i] = random.nextInt(10) == 0 ? null : Boolean.valueOf(random.nextBoolean());
      levels[i] = random.nextInt(10) == 0 ? null : "level " + random.nextInt(4);
      times[i] = random.nextInt(10) == 0 ? DateTimeColumn.MISSING : random.nextInt(1_000_000);
      texts[i] = random.nextInt(10) == 0 ? null : "text " + random.nextInt();
    }
    return Dataset.of(
        "mixed",
        Schema.of(
            Field.of("first", FieldType.NUMERIC),
            Field.of("second", FieldType.NUMERIC),
            Field.of("flag", FieldType.BOOLEAN),
            Field.of("level", FieldType.CATEGORICAL),
            Field.of("time", FieldType.DATETIME),
            Field.of("text", FieldType.TEXT)),
        List.of(
            Column.ofNumbers(first),
            Column.ofNumbers(second),
            BooleanColumn.of(flags),
            Column.ofCategories(Arrays.asList(levels)),
            DateTimeColumn.of(times),
            Column.ofTexts(Arrays.asList(texts))));
  }

  private static Dataset numbers(double[]... columns) {
    List<Field> fields = new ArrayList<>();
    List<Column> values = new ArrayList<>();
    for (double[] column : columns) {
      fields.add(Field.of("x" + fields.size(), FieldType.NUMERIC));
      values.add(Column.ofNumbers(column));
    }
    return Dataset.of("numbers", Schema.of(fields), values);
  }

  private static double[] normal(long seed, int size) {
    Random random = new Random(seed);
    return random.doubles(size).map(u -> random.nextGaussian()).toArray();
  }

  private static double[] wide(long seed, int size) {
    return Arrays.stream(normal(seed, size)).map(x -> 4 * x + 2).toArray();
  }

  private static double[] filled(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }

  private void assertNothing(Dataset reference, Dataset current) {
    DriftResult result = test().compare(reference, current, SEED);
    assertThat(result.pValue()).isEqualTo(1);
    assertThat(result.effect()).isZero();
    assertThat(result.statistic()).isFinite();
  }

  private void assertFound(Dataset reference, Dataset current) {
    DriftResult result = test().compare(reference, current, SEED);
    assertThat(result.pValue()).isLessThan(0.01);
    assertThat(result.effect()).isGreaterThan(0.1);
  }

  @Test
  void resultHasTheTestsName() {
    assertThat(test().name()).isNotBlank();
    assertThat(test().compare(mixed(1, 20, 1), mixed(2, 20, 1), SEED).test())
        .isEqualTo(test().name());
  }

  @Test
  void floorIsAnEffect() {
    for (double ofColumns : new double[] {0, 0.06, 1}) {
      assertThat(test().effectFloor(ofColumns)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void probabilityAndEffectAreFromZeroToOne() {
    for (int i = 0; i < 20; i++) {
      DriftResult result =
          test().compare(mixed(i, 2 + 7 * i, 1), mixed(-i - 1, 2 + 3 * (i % 9), 1 + i % 3), i);
      assertThat(result.pValue()).isBetween(0.0, 1.0);
      assertThat(result.effect()).isBetween(0.0, 1.0);
      assertThat(result.statistic()).isFinite();
    }
  }

  @Test
  void sameRowsAndSeedGiveTheSameResult() {
    DriftResult result = test().compare(mixed(1, 150, 1), mixed(2, 90, 1.3), SEED);
    assertThat(test().compare(mixed(1, 150, 1), mixed(2, 90, 1.3), SEED)).isEqualTo(result);
  }

  @Test
  void doesNotMindTheOrderOfTheRows() {
    Dataset then = mixed(1, 150, 1);
    Dataset now = mixed(2, 90, 1.3);
    assertThat(test().compare(shuffled(then, 3), shuffled(now, 4), SEED))
        .isEqualTo(test().compare(then, now, SEED));
  }

  private static Dataset shuffled(Dataset rows, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return rows.rows(order.stream().mapToInt(Integer::intValue).toArray());
  }

  @Test
  void findsNothingBetweenIdenticalRows() {
    for (int size : new int[] {10, 400}) {
      Dataset same = mixed(size, size, 1);
      DriftResult result = test().compare(same, shuffled(same, 5), SEED);
      assertThat(result.pValue()).isGreaterThan(0.1);
    }
  }

  @Test
  void findsAGreatChange() {
    assertFound(
        numbers(normal(1, 400), normal(2, 400), normal(3, 400)),
        numbers(wide(4, 200), wide(5, 200), wide(6, 200)));
  }

  @Test
  void findsAChangeOfASingleColumn() {
    assertFound(numbers(normal(1, 400)), numbers(wide(2, 300)));
  }

  @Test
  void findsThatColumnsGoTogetherOtherwise() {
    double[][] then = new double[4][];
    double[][] now = new double[4][];
    for (int i = 0; i < 4; i += 2) {
      then[i] = normal(i + 1, 400);
      then[i + 1] = then[i];
      now[i] = normal(-i - 1, 300);
      now[i + 1] = Arrays.stream(now[i]).map(x -> -x).toArray();
    }
    assertFound(numbers(then), numbers(now));
  }

  @Test
  void findsThatValuesAreMissing() {
    double[] gaps = normal(2, 200);
    Arrays.fill(gaps, 0, 150, Double.NaN);
    assertFound(numbers(normal(1, 400), normal(3, 400)), numbers(gaps, normal(4, 200)));
  }

  @Test
  void findsNothingIfASideHasTooFewRows() {
    Dataset some = mixed(1, 50, 1);
    for (int size : new int[] {0, 1}) {
      assertNothing(some, mixed(2, size, 1));
      assertNothing(mixed(2, size, 1), some);
      assertNothing(mixed(2, size, 1), mixed(3, size, 1));
    }
  }

  @Test
  void findsNothingIfAllRowsAreAlike() {
    assertNothing(numbers(filled(50, 7)), numbers(filled(20, 7)));
    assertNothing(numbers(filled(50, Double.NaN)), numbers(filled(20, Double.NaN)));
  }

  @Test
  void bearsConstantColumnsBesideOthers() {
    assertFound(numbers(normal(1, 400), filled(400, 5)), numbers(wide(2, 200), filled(200, 5)));
  }

  @Test
  void bearsHugeAndInfiniteNumbers() {
    double[] hostile = normal(1, 60);
    hostile[0] = Double.POSITIVE_INFINITY;
    hostile[1] = Double.NEGATIVE_INFINITY;
    hostile[2] = Double.MAX_VALUE;
    hostile[3] = -Double.MAX_VALUE;
    hostile[4] = Double.MIN_VALUE;
    DriftResult result = test().compare(numbers(normal(2, 60)), numbers(hostile), SEED);
    assertThat(result.pValue()).isBetween(0.01, 1.0);
    assertThat(result.effect()).isBetween(0.0, 0.5);
  }

  @Test
  void doesNotChangeTheRows() {
    Dataset then = mixed(1, 60, 1);
    Dataset now = mixed(2, 60, 2);
    test().compare(then, now, SEED);
    assertThat(then).isEqualTo(mixed(1, 60, 1));
    assertThat(now).isEqualTo(mixed(2, 60, 2));
  }

  @Test
  void refusesOtherColumns() {
    Dataset rows = mixed(1, 20, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> test().compare(rows, rows.without("flag"), SEED))
        .withMessageContaining("flag");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> test().compare(rows.without("level"), rows, SEED))
        .withMessageContaining("level");
  }

  @Test
  void refusesColumnsOfAnotherType() {
    Dataset rows = mixed(1, 20, 1);
    Dataset other =
        rows.with(Field.of("flag", FieldType.CATEGORICAL), mixed(1, 20, 1).column("level"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> test().compare(rows, other, SEED))
        .withMessageContaining("flag");
  }

  @Test
  void refusesNull() {
    Dataset rows = mixed(1, 20, 1);
    assertThatNullPointerException().isThrownBy(() -> test().compare(null, rows, SEED));
    assertThatNullPointerException().isThrownBy(() -> test().compare(rows, null, SEED));
  }
}
