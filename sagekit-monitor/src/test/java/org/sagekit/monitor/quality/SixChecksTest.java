package org.sagekit.monitor.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sagekit.api.data.InferredType.FRACTIONAL;
import static org.sagekit.api.data.InferredType.INTEGRAL;
import static org.sagekit.api.data.InferredType.STRING;
import static org.sagekit.monitor.quality.Hand.checked;
import static org.sagekit.monitor.quality.Hand.kinds;
import static org.sagekit.monitor.quality.Hand.numbers;
import static org.sagekit.monitor.quality.Hand.rows;
import static org.sagekit.monitor.quality.Hand.texts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.CheckSettings;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.Comparison;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.Statistics;

/** Each of Model Monitor's checks violated, and just not violated. */
class SixChecksTest {

  private static Constraints of(InferredType type) {
    return Constraints.of(ColumnConstraints.of("x", type));
  }

  private static Column wholeBut(int fractions, int all) {
    return numbers(IntStream.range(0, all).mapToDouble(i -> i < fractions ? 0.5 : i).toArray());
  }

  /** The real file in {@code constraint_violations.data_quality.json}: 7 of 1977 are not whole. */
  @Test
  void typeIsViolatedInTheWordsOfModelMonitor() {
    assertThat(checked(of(INTEGRAL), rows("x", wholeBut(7, 1977))))
        .containsExactly(
            new Violation(
                "x",
                Check.DATA_TYPE,
                "Data type match requirement is not met. Expected data type: Integral, "
                    + "Expected match: 100.0%. Observed: Only 99.64592817400101% of data is "
                    + "Integral. 7 of 1977 values have a fraction, such as 0.5."));
  }

  @Test
  void typeThresholdIsAShareThatMustBeReached() {
    Constraints most = of(INTEGRAL).settings(CheckSettings.standard().dataTypeThreshold(0.9));
    assertThat(checked(most, rows("x", wholeBut(10, 100)))).isEmpty();
    assertThat(kinds(checked(most, rows("x", wholeBut(11, 100))))).containsExactly(Check.DATA_TYPE);
  }

  @Test
  void wholeNumbersAreFractionalData() {
    assertThat(checked(of(FRACTIONAL), rows("x", numbers(1, 2, 3)))).isEmpty();
    assertThat(checked(of(FRACTIONAL), rows("x", texts("1", "2", "3.5")))).isEmpty();
  }

  @Test
  void textAmongNumbersIsOfAnotherType() {
    assertThat(checked(of(FRACTIONAL), rows("x", texts("1", "2", "n/a"))).get(0).description())
        .endsWith("% of data is Fractional. 1 of 3 values are no numbers, such as 'n/a'.");
  }

  @Test
  void textsThatHaveBecomeNumbersAreOfAnotherType() {
    assertThat(checked(of(STRING), rows("x", numbers(1, 2, 3))).get(0).description())
        .endsWith("Observed: Only 0.0% of data is String. All 3 values are numbers.");
    assertThat(checked(of(STRING), rows("x", texts("1", "2", "A3")))).isEmpty();
  }

  @Test
  void fewTextsMayHappenToBeNumbers() {
    Dataset then = rows("x", texts(900, "12", 100, "12A"));
    Optional<Statistics> seen = Optional.of(Hand.statistics(then));
    Constraints careful = of(STRING).settings(CheckSettings.standard().level(0.01));
    assertThat(checked(careful, seen, rows("x", texts(20, "12", 0, "")))).isEmpty();
    assertThat(kinds(checked(careful, seen, rows("x", texts(200, "12", 0, "")))))
        .contains(Check.DATA_TYPE);
  }

  @Test
  void numbersThatWereTooRareToBeListedCount() {
    String[] values = new String[1000];
    Arrays.setAll(values, i -> i % 10 == 0 ? "n/a" : "" + i);
    Optional<Statistics> seen = Optional.of(Hand.statistics(rows("x", texts(values))));
    Constraints careful = of(STRING).settings(CheckSettings.standard().level(0.01));
    assertThat(checked(careful, seen, rows("x", texts(40, "12", 0, "")))).isEmpty();
    assertThat(kinds(checked(careful, seen, rows("x", texts(100, "12", 0, "")))))
        .contains(Check.DATA_TYPE);
  }

  @Test
  void completenessIsViolated() {
    Constraints nearly = Constraints.of(ColumnConstraints.of("x", STRING).completeness(0.95));
    List<String> values = Arrays.asList(new String[100]);
    IntStream.range(0, 94).forEach(i -> values.set(i, "a"));
    assertThat(checked(nearly, rows("x", Column.ofCategories(values))))
        .containsExactly(
            new Violation(
                "x",
                Check.COMPLETENESS,
                "Data completeness requirement is not met. Expected completeness: 95.0%. "
                    + "Observed: Only 94.0% of data is complete, 6 of 100 rows have no value."));
    values.set(94, "a");
    assertThat(checked(nearly, rows("x", Column.ofCategories(values)))).isEmpty();
  }

  private static double[] from(int least) {
    return IntStream.range(least, least + 1000).asDoubleStream().toArray();
  }

  private static List<Violation> drift(CheckSettings settings, int shift) {
    Optional<Statistics> then = Optional.of(Hand.statistics(rows("x", numbers(from(0)))));
    return checked(of(FRACTIONAL).settings(settings), then, rows("x", numbers(from(shift))));
  }

  @Test
  void numbersDriftBeyondTheSimpleDistance() {
    CheckSettings simple = CheckSettings.standard().numbers(Comparison.SIMPLE, 0.1);
    assertThat(kinds(drift(simple, 101))).containsExactly(Check.BASELINE_DRIFT);
    assertThat(drift(simple, 101).get(0).description())
        .startsWith("Baseline drift distance: 0.101")
        .endsWith(" exceeds threshold: 0.1");
    assertThat(drift(simple, 100)).isEmpty();
  }

  @Test
  void robustDistanceLeavesOutChance() {
    assertThat(drift(CheckSettings.standard(), 180)).isEmpty();
    assertThat(drift(CheckSettings.standard(), 181)).hasSize(1);
  }

  @Test
  void distributionsNeedNotBeCompared() {
    assertThat(drift(CheckSettings.standard().withoutComparison(), 900)).isEmpty();
  }

  private static List<Violation> categories(CheckSettings settings, int some) {
    Dataset then = rows("x", texts(500, "a", 500, "b"));
    return checked(
        of(STRING).settings(settings),
        Optional.of(Hand.statistics(then)),
        rows("x", texts(some, "a", 1000 - some, "b")));
  }

  @Test
  void categoriesDriftBeyondLInfinity() {
    CheckSettings plain = CheckSettings.standard().numbers(Comparison.SIMPLE, 0.1);
    assertThat(categories(plain, 601).get(0).description())
        .startsWith("Baseline drift distance: 0.10")
        .endsWith("exceeds threshold: 0.1");
    assertThat(categories(plain.categories(Comparison.L_INFINITY, 0.11), 601)).isEmpty();
    assertThat(categories(CheckSettings.standard(), 601)).isEmpty();
    assertThat(categories(CheckSettings.standard(), 690)).hasSize(1);
  }

  /** 527 of 1000 at one half: chi-squared 2.916, p 0.0877. 524: 2.304, p 0.129. */
  @Test
  void categoriesDriftBelowAPValue() {
    CheckSettings fit = CheckSettings.standard().categories(Comparison.CHI_SQUARED, 0.1);
    assertThat(categories(fit, 527).get(0).description())
        .startsWith("Baseline drift p-value: 0.0877")
        .endsWith("falls below threshold: 0.1");
    assertThat(categories(fit, 524)).isEmpty();
  }

  @Test
  void columnThatIsNotThereIsMissing() {
    Constraints two =
        Constraints.of(ColumnConstraints.of("age", STRING), ColumnConstraints.of("x", STRING));
    assertThat(checked(two, rows("x", texts("a"))))
        .containsExactly(
            new Violation(
                "age",
                Check.MISSING_COLUMN,
                "There are missing columns in current dataset. "
                    + "Number of columns in current dataset: 1, "
                    + "Number of columns in baseline constraints: 2. "
                    + "Column 'age' is not there."));
  }

  @Test
  void renamedColumnIsMissingAndExtraWithAHint() {
    List<Violation> found =
        checked(Constraints.of(ColumnConstraints.of("age", STRING)), rows("Age", texts("a")));
    assertThat(kinds(found)).containsExactly(Check.MISSING_COLUMN, Check.EXTRA_COLUMN);
    assertThat(found.get(0).description()).endsWith("'age' is not there. Did you mean 'Age'?");
    assertThat(found.get(1))
        .isEqualTo(
            new Violation(
                "Age",
                Check.EXTRA_COLUMN,
                "There are extra columns in current dataset. "
                    + "Number of columns in current dataset: 1, "
                    + "Number of columns in baseline constraints: 1. "
                    + "Column 'Age' is not expected."));
  }

  @Test
  void orderOfColumnsDoesNotMatter() {
    Constraints two =
        Constraints.of(ColumnConstraints.of("x", STRING), ColumnConstraints.of("y", STRING));
    Dataset rows =
        rows("y", texts("b")).with(rows("x", texts("a")).schema().field("x"), texts("a"));
    assertThat(checked(two, rows)).isEmpty();
  }

  @Test
  void unknownCategoriesAreNamed() {
    Constraints known = Constraints.of(ColumnConstraints.of("x", STRING).domain("a", "b"));
    assertThat(checked(known, rows("x", texts(98, "a", 2, "c"))))
        .containsExactly(
            new Violation(
                "x",
                Check.CATEGORICAL_VALUES,
                "Categorical values match requirement is not met. Expected match: 100.0%. "
                    + "Observed: Only 98.0% of data is in the domain. "
                    + "Unknown in 2 of 100 values: 'c'."));
    Constraints most = known.settings(settings -> settings.domainThreshold(0.98));
    assertThat(checked(most, rows("x", texts(98, "a", 2, "c")))).isEmpty();
    assertThat(checked(most, rows("x", texts(97, "a", 3, "c")))).hasSize(1);
  }

  @Test
  void nothingIsCheckedIfThatIsDisabled() {
    Constraints none = of(INTEGRAL).settings(CheckSettings.standard().disabled());
    assertThat(checked(none, rows("y", texts("a")))).isEmpty();
    assertThat(checked(none, rows("x", texts("a")))).isEmpty();
  }

  @Test
  void columnMayHaveSettingsOfItsOwn() {
    Constraints one = of(INTEGRAL).edit("x", x -> x.overrides(CheckSettings::disabled));
    assertThat(checked(one, rows("x", texts("a")))).isEmpty();
    assertThat(kinds(checked(one, rows("y", texts("a"))))).containsExactly(Check.EXTRA_COLUMN);
  }
}
