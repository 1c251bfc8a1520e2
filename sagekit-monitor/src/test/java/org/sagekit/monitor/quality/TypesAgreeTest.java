package org.sagekit.monitor.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sagekit.monitor.quality.Hand.checked;
import static org.sagekit.monitor.quality.Hand.numbers;
import static org.sagekit.monitor.quality.Hand.rows;
import static org.sagekit.monitor.quality.Hand.texts;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.QualityBaseline;
import org.sagekit.core.data.Profiles;

/** A profile, the statistics, what is suggested and what is checked have one notion of types. */
class TypesAgreeTest {

  private static InferredType profiled(Dataset rows) {
    return Profiles.of(rows, 1).columns().get(0).types().inferred();
  }

  /** Deequ's {@code DataType} takes what has a point for a fraction. */
  @ParameterizedTest
  @CsvSource({
    "5, 7, INTEGRAL",
    "5.0, 7.0, FRACTIONAL",
    "5, 7.0, FRACTIONAL",
    "1e3, 7, FRACTIONAL",
    "0.5, 7, FRACTIONAL",
    "A5, 7, STRING",
    "true, false, STRING",
    "NaN, 7, STRING",
    "'1,5', 7, STRING"
  })
  void profileStatisticsAndSuggestionInferOneType(String one, String other, InferredType type) {
    Dataset rows = rows("x", texts(one, other));
    QualityBaseline baseline = QualityBaselines.of(rows);
    assertThat(profiled(rows)).isEqualTo(type);
    assertThat(baseline.statistics().find("x").orElseThrow().type()).isEqualTo(type);
    assertThat(baseline.constraints().column("x").type()).isEqualTo(type);
  }

  private static Constraints exactly(InferredType type) {
    return Constraints.of(ColumnConstraints.of("x", type));
  }

  @Test
  void wholeNumbersAreFractionalData() {
    Constraints fractional = exactly(InferredType.FRACTIONAL);
    assertThat(checked(fractional, rows("x", numbers(1, 2, 3)))).isEmpty();
    assertThat(checked(fractional, rows("x", IntegerColumn.of(new long[] {1, 2}, new BitSet()))))
        .isEmpty();
    assertThat(checked(fractional, rows("x", texts("1", "2", "3.5")))).isEmpty();
  }

  /** Whether it is read as a column of numbers or of texts. */
  @Test
  void wholeNumberWithAPointMayStandInAnIntegralColumn() {
    Constraints integral = exactly(InferredType.INTEGRAL);
    assertThat(checked(integral, rows("x", texts("5.0", "7", "-3.")))).isEmpty();
    assertThat(checked(integral, rows("x", numbers(5.0, 7, -3.)))).isEmpty();
  }

  @Test
  void fractionInAnIntegralColumnIsToldByValue() {
    Dataset read = rows("x", numbers(5, 2.5, 7, 8));
    Dataset written = rows("x", texts("5.0", "2.5", "7", "8"));
    assertThat(checked(exactly(InferredType.INTEGRAL), read))
        .isEqualTo(checked(exactly(InferredType.INTEGRAL), written))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.description())
                    .endsWith(
                        "Observed: Only 75.0% of data is Integral. "
                            + "1 of 4 values have a fraction, such as 2.5."));
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of("5", "5.0", "-0", "1e3", "2.5", "1e999", "x", "", "true", "NaN", " 7 ");
  }

  @Property(tries = 200)
  void rowsAreOfTheTypesThatTheySuggest(
      @ForAll("values") String one, @ForAll("values") String other) {
    String[] all = Collections.nCopies(300, one).toArray(new String[0]);
    Arrays.fill(all, 0, 20, other);
    Dataset rows = rows("x", texts(all));
    QualityBaseline baseline = QualityBaselines.of(rows);
    assertThat(baseline.constraints().column("x").type()).isEqualTo(profiled(rows));
    assertThat(checked(baseline, rows)).extracting(v -> v.check()).doesNotContain(Check.DATA_TYPE);
  }
}
