package org.sagekit.monitor.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.MultivariateDriftTest;
import org.sagekit.monitor.joint.JointRows.Change;
import org.sagekit.monitor.joint.JointRows.Kind;

class MultivariateDriftTestsTest {
  private static final List<MultivariateDriftTest> ALL =
      List.of(
          MultivariateDriftTests.maximumMeanDiscrepancy(),
          MultivariateDriftTests.energyDistance(),
          MultivariateDriftTests.pcaReconstruction(),
          MultivariateDriftTests.classifierTwoSample());

  private static Dataset texts(int size) {
    return Dataset.of(
        "texts",
        Schema.of(Field.of("comment", FieldType.TEXT)),
        List.of(Column.ofTexts(Collections.nCopies(size, "good"))));
  }

  @Test
  void namesAreTheFieldsTerms() {
    assertThat(ALL)
        .extracting(MultivariateDriftTest::name)
        .containsExactly(
            "maximum-mean-discrepancy",
            "energy-distance",
            "pca-reconstruction",
            "classifier-two-sample");
  }

  @Test
  void saysWhichColumnsDiffer() {
    Dataset rows = JointRows.of(Kind.NORMAL, Change.NONE, 1, 9).select("x1", "x2");
    Dataset other = JointRows.of(Kind.NORMAL, Change.NONE, 1, 9).select("x1", "x12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ALL.get(0).compare(rows, other, 1))
        .withMessage(
            "maximum-mean-discrepancy: columns of the current rows must be those of the reference,"
                + " [x1, x2], but was [x1, x12]. Missing: [x2]; not in the reference: [x12]. Did you"
                + " mean 'x12'?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ALL.get(0).compare(rows, rows.select("x2", "x1"), 1))
        .withMessageContaining("Their order differs.");
  }

  @Test
  void refusesRowsOfNothingButText() {
    for (MultivariateDriftTest test : ALL) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> test.compare(texts(5), texts(5), 1))
          .withMessageContaining("comment (TEXT, FEATURE)");
    }
  }

  @Test
  void doesNotLookAtWhatNamesARowOrIsIgnored() {
    Dataset then = JointRows.of(Kind.NORMAL, Change.NONE, 1, 50).select("x1", "x2", "x3");
    Dataset now = then.with(then.schema().field("x2"), Column.ofNumbers(new double[50]));
    for (Role role : List.of(Role.ID, Role.IGNORED)) {
      DriftResult result = ALL.get(0).compare(then.as("x2", role), now.as("x2", role), 1);
      assertThat(result.pValue()).isEqualTo(1);
    }
    assertThat(ALL.get(0).compare(then, now, 1).pValue()).isLessThan(0.01);
  }

  @Test
  void wholeNumbersAreNumbers() {
    Dataset then = JointRows.of(Kind.NORMAL, Change.NONE, 1, 30).select("x1");
    Column whole = IntegerColumn.of(new long[30], new BitSet());
    Dataset now = then.with(Field.of("x1", FieldType.INTEGER), whole);
    assertThat(ALL.get(1).compare(then, now, 1).pValue()).isLessThan(0.05);
  }

  /** The rows that are drawn and their order depend on the numbers, so not to the last bit. */
  @Test
  void unitsAndTailsAreNoMatter() {
    Dataset then = JointRows.of(Kind.NORMAL, Change.NONE, 1, 90);
    Dataset now = JointRows.of(Kind.NORMAL, Change.ROTATION, 2, 60);
    for (MultivariateDriftTest test : ALL.subList(0, 2)) {
      assertThat(test.compare(exponents(then), exponents(now), 3).statistic())
          .isCloseTo(test.compare(then, now, 3).statistic(), within(1e-5));
    }
  }

  private static Dataset exponents(Dataset rows) {
    Dataset changed = rows;
    for (Field field : rows.schema().fields()) {
      Column column = rows.column(field.name());
      double[] values =
          IntStream.range(0, rows.size())
              .mapToDouble(i -> Math.exp(50 * column.number(i)))
              .toArray();
      changed = changed.with(field, Column.ofNumbers(values));
    }
    return changed;
  }

  @Test
  void componentsDoNotTakeRowsOfThenForOthers() {
    Dataset then = JointRows.of(Kind.NORMAL, Change.NONE, 1, 60);
    int[] some = new Random(1).ints(60, 0, 60).distinct().toArray();
    assertThat(ALL.get(2).compare(then, then.rows(some), 2).pValue()).isGreaterThan(0.5);
    assertThat(ALL.get(2).compare(then, then, 2).effect()).isZero();
  }

  @Test
  void bearsManyColumns() {
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 600; i++) {
      fields.add(Field.of("x" + i, FieldType.NUMERIC));
      columns.add(Column.ofNumbers(random.doubles(40).toArray()));
    }
    Dataset rows = Dataset.of("wide", Schema.of(fields), columns);
    int[] then = IntStream.range(0, 20).toArray();
    int[] now = IntStream.range(20, 40).toArray();
    for (MultivariateDriftTest test : ALL) {
      assertThat(test.compare(rows.rows(then), rows.rows(now), 1).pValue()).isBetween(0.001, 1.0);
    }
  }

  @Test
  void moreRowsThanItLooksAtGiveTheSameInAnyOrder() {
    Dataset then = JointRows.of(Kind.MIXED, Change.NONE, 1, 5_000);
    Dataset now = JointRows.of(Kind.MIXED, Change.NONE, 2, 100);
    int[] back = IntStream.range(0, 5_000).map(i -> 4_999 - i).toArray();
    assertThat(ALL.get(1).compare(then.rows(back), now, 1))
        .isEqualTo(ALL.get(1).compare(then, now, 1));
  }

  @Test
  void shareOfTheVarianceIsBetweenZeroAndOne() {
    for (double share : new double[] {0, 1, -1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MultivariateDriftTests.pcaReconstruction(share))
          .withMessageStartingWith("pca-reconstruction: variance must be above 0 and below 1");
    }
  }
}
