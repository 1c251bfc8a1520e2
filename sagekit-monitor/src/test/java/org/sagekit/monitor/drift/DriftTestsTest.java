package org.sagekit.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

class DriftTestsTest {

  @Test
  void haveDistinctNamesByWhichTheyAreFound() {
    assertThat(DriftTests.all()).extracting(DriftTest::name).doesNotHaveDuplicates().hasSize(15);
    for (DriftTest test : DriftTests.all()) {
      assertThat(DriftTests.named(test.name()).name()).isEqualTo(test.name());
    }
  }

  @Test
  void saysWhichNameWasMeant() {
    assertThatThrownBy(() -> DriftTests.named("kolmogorov-smirnof"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "DriftTests: name must be that of a test, but was 'kolmogorov-smirnof'."
                + " Did you mean 'kolmogorov-smirnov'?");
    assertThatThrownBy(() -> DriftTests.named("x"))
        .hasMessageContaining("There is kolmogorov-smirnov, cramer-von-mises,");
    assertThatNullPointerException().isThrownBy(() -> DriftTests.named(null)).withMessage("name");
  }

  @Test
  void takeEveryType() {
    for (FieldType type : FieldType.values()) {
      assertThat(DriftTests.all().stream().anyMatch(test -> test.fits(type))).isTrue();
    }
  }

  /** A number's p-value must not depend on the unit in which it is written. */
  @Test
  void doNotMindTheUnitOfNumbers() {
    Random random = new Random(1);
    double[] then = random.doubles(400).toArray();
    double[] now = random.doubles(60).map(u -> u * u).toArray();
    for (DriftTest test : DriftTests.all()) {
      if (test.fits(FieldType.NUMERIC)) {
        DriftResult one = test.compare(Column.ofNumbers(then), Column.ofNumbers(now));
        DriftResult other = test.compare(times(1 << 20, then), times(1 << 20, now));
        assertThat(other.pValue()).isEqualTo(one.pValue());
        assertThat(other.effect()).isEqualTo(one.effect());
      }
    }
  }

  private static Column times(double unit, double... values) {
    return Column.ofNumbers(Arrays.stream(values).map(value -> value * unit).toArray());
  }

  /** As many levels as rows, as in a column of identifiers. */
  @Test
  void takeThousandsOfLevels() {
    int rows = 20_000;
    Column then = identifiers(0, rows);
    for (DriftTest test : DriftTests.all()) {
      if (test.fits(FieldType.CATEGORICAL)) {
        DriftResult same = test.compare(then, identifiers(0, rows));
        assertThat(same.pValue()).as(test.name()).isGreaterThan(0.99);
        assertThat(same.effect()).isZero();
        DriftResult others = test.compare(then, identifiers(rows, 3_000));
        assertThat(others.effect()).as(test.name()).isEqualTo(1);
        assertThat(others.pValue()).isBetween(0.0, 1.0);
      }
    }
  }

  private static Column identifiers(int first, int count) {
    return CategoricalColumn.of(
        IntStream.range(0, count).toArray(),
        IntStream.range(first, first + count).mapToObj(i -> "id " + i).toList());
  }

  /** The levels that a correction for hundreds of columns asks for. */
  @Test
  void haveProbabilitiesBelowWhatDrawsCanShow() {
    Column low = Column.ofNumbers(new Random(2).doubles(1_000).toArray());
    Column high = Column.ofNumbers(new Random(3).doubles(45, 0.4, 1.4).toArray());
    findsSurely(FieldType.NUMERIC, low, high);
    findsSurely(FieldType.CATEGORICAL, Samples.levels(500, 300, 200), Samples.levels(50, 30, 60));
    Column hello = Column.ofTexts(Collections.nCopies(1_000, "hello"));
    findsSurely(FieldType.TEXT, hello, Column.ofTexts(Collections.nCopies(45, "bye")));
  }

  private static void findsSurely(FieldType type, Column then, Column now) {
    DriftTests.all().stream()
        .filter(test -> test.fits(type))
        .forEach(
            test -> assertThat(test.compare(then, now).pValue()).as(test.name()).isLessThan(1e-5));
  }
}
