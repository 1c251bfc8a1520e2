package org.sagekit.monitor.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.monitor.quality.Hand.checked;
import static org.sagekit.monitor.quality.Hand.kinds;
import static org.sagekit.monitor.quality.Hand.numbers;
import static org.sagekit.monitor.quality.Hand.rows;
import static org.sagekit.monitor.quality.Hand.texts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.quality.CheckSettings;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.QualityBaseline;

class ConstraintSuggestionTest {

  private static final ConstraintSuggestion STANDARD = ConstraintSuggestion.standard();

  private static ColumnConstraints suggested(Column column) {
    return suggested(column, STANDARD);
  }

  private static ColumnConstraints suggested(Column column, ConstraintSuggestion suggestion) {
    return Hand.baseline(rows("x", column), suggestion).constraints().column("x");
  }

  @Test
  void typesAreThoseThatValuesReadAs() {
    assertThat(suggested(numbers(1, 2)).type()).isEqualTo(InferredType.INTEGRAL);
    assertThat(suggested(numbers(1, 2.5)).type()).isEqualTo(InferredType.FRACTIONAL);
    assertThat(suggested(texts("1", "b")).type()).isEqualTo(InferredType.STRING);
    assertThat(suggested(numbers(Double.NaN)).type()).isEqualTo(InferredType.UNKNOWN);
  }

  private static Column present(int present, int all) {
    double[] values = new double[all];
    Arrays.fill(values, present, all, Double.NaN);
    return numbers(values);
  }

  @Test
  void completenessIsWhatTheBaselineDoesNotRefute() {
    assertThat(suggested(present(1000, 1000)).completeness()).isEqualTo(0.9947);
    assertThat(suggested(present(1999, 1999)).completeness()).isEqualTo(0.9973);
    // Clopper and Pearson's limit: scipy 1.17, beta.ppf(.005, 900, 101) = 0.87312.
    assertThat(suggested(present(900, 1000)).completeness()).isEqualTo(0.8731);
    assertThat(suggested(present(0, 1000)).completeness()).isZero();
  }

  @Test
  void completeColumnIsAskedToStaySo() {
    assertThat(suggested(present(2000, 2000)).completeness()).isEqualTo(1);
    QualityBaseline complete = QualityBaselines.of(rows("x", present(10_000, 10_000)));
    assertThat(kinds(checked(complete, rows("x", present(97, 100)))))
        .containsExactly(Check.COMPLETENESS);
    assertThat(checked(complete, rows("x", present(49, 50))).get(0).description())
        .contains("Expected completeness: 100.0%. Observed: Only 98.0%", "1 of 50 rows");
  }

  @Test
  void fewRowsDoNotShowThatAColumnIsComplete() {
    QualityBaseline few = QualityBaselines.of(rows("x", present(500, 500)));
    assertThat(checked(few, rows("x", present(49, 50)))).isEmpty();
    assertThat(kinds(checked(few, rows("x", present(45, 50))))).contains(Check.COMPLETENESS);
    Constraints exact = few.constraints().edit("x", x -> x.completeness(1));
    assertThat(kinds(checked(exact, rows("x", present(49, 50)))))
        .containsExactly(Check.COMPLETENESS);
  }

  @Test
  void modelMonitorAsksWhatWasObserved() {
    ConstraintSuggestion exact = ConstraintSuggestion.modelMonitor();
    assertThat(suggested(present(900, 1000), exact).completeness()).isEqualTo(0.9);
    QualityBaseline few = QualityBaselines.of(rows("x", present(5, 5)), exact);
    assertThat(few.constraints().settings()).isEqualTo(CheckSettings.standard());
    assertThat(few.constraints().column("x").overrides()).isEmpty();
    assertThat(kinds(checked(few, rows("x", present(999, 1000))))).contains(Check.COMPLETENESS);
  }

  @Test
  void fewValuesDoNotShowTheirType() {
    Constraints few = Hand.baseline(rows("x", numbers(1, 2, 3)), STANDARD).constraints();
    // scipy 1.17, beta.ppf(.005, 3, 1) = 0.17100.
    assertThat(few.settings().dataTypeThreshold()).isEqualTo(0.1709);
    assertThat(checked(few, rows("x", numbers(1.5, 2, 3)))).isEmpty();
    Constraints many = Hand.baseline(rows("x", numbers(new double[200])), STANDARD).constraints();
    assertThat(many.settings().dataTypeThreshold()).isEqualTo(1);
    assertThat(kinds(checked(many, rows("x", numbers(1.5, 2, 3)))))
        .containsExactly(Check.DATA_TYPE);
  }

  @Test
  void columnOfFewValuesHasAThresholdOfItsOwn() {
    ColumnConstraints column = suggested(present(100, 1000));
    assertThat(column.overrides().orElseThrow().dataTypeThreshold()).isEqualTo(0.9483);
  }

  @Test
  void oneCategoryDoesNotTellWhichOthersThereAre() {
    QualityBaseline one = QualityBaselines.of(rows("x", texts(500, "a", 0, "")));
    assertThat(checked(one, rows("x", texts(498, "a", 2, "b")))).isEmpty();
    assertThat(kinds(checked(one, rows("x", texts(450, "a", 50, "b")))))
        .contains(Check.CATEGORICAL_VALUES);
  }

  private static boolean isNonNegative(long seed, int count, DoubleUnaryOperator ofNormal) {
    Random random = new Random(seed);
    double[] values =
        IntStream.range(0, count)
            .mapToDouble(i -> ofNormal.applyAsDouble(random.nextGaussian()))
            .toArray();
    return suggested(numbers(values)).nonNegative();
  }

  @Test
  void amountsAreNeverNegative() {
    assertThat(suggested(numbers(0, 0, 0, 1, 2)).nonNegative()).isTrue();
    assertThat(suggested(numbers(-1, 1, 2)).nonNegative()).isFalse();
    assertThat(isNonNegative(1, 1000, Math::exp)).isTrue();
    assertThat(isNonNegative(1, 1000, z -> z * z)).isTrue();
    assertThat(isNonNegative(1, 1000, z -> 100 + z)).isTrue();
  }

  @Test
  void fewNumbersFarFromZeroMayBecomeNegative() {
    int asked = 0;
    for (int seed = 0; seed < 100; seed++) {
      asked += isNonNegative(seed, 50, z -> 5 + 2 * z) ? 1 : 0;
    }
    assertThat(asked).isZero();
    assertThat(suggested(numbers(98, 100, 101, 99.5)).nonNegative()).isTrue();
  }

  @Test
  void numbersThatHappenToBePositiveMayBecomeNegative() {
    int asked = 0;
    int positive = 0;
    for (int seed = 0; positive < 50; seed++) {
      Random random = new Random(seed);
      double[] values =
          IntStream.range(0, 200).mapToDouble(i -> 3 + random.nextGaussian()).toArray();
      if (Arrays.stream(values).allMatch(value -> value >= 0)) {
        positive++;
        asked += suggested(numbers(values)).nonNegative() ? 1 : 0;
      }
    }
    assertThat(asked).isLessThanOrEqualTo(2);
  }

  @Test
  void fewWellKnownCategoriesAreADomain() {
    ColumnConstraints column = suggested(texts(600, "b", 400, "a"));
    assertThat(column.domain()).containsExactly("a", "b");
    assertThat(column.overrides()).isEmpty();
    // Of few rows a rare one may not have been seen: scipy 1.17, beta.ppf(.005, 500, 1) = 0.98946.
    ColumnConstraints few = suggested(texts(300, "b", 200, "a"));
    assertThat(few.domain()).containsExactly("a", "b");
    assertThat(few.overrides().orElseThrow().domainThreshold()).isEqualTo(0.9894);
  }

  @Test
  void rareCategoriesPromiseOthers() {
    List<String> values = new ArrayList<>();
    IntStream.range(0, 990).forEach(i -> values.add("common" + i % 3));
    IntStream.range(0, 10).forEach(i -> values.add("rare" + i));
    ColumnConstraints column = suggested(Column.ofCategories(values));
    assertThat(column.domain()).hasSize(13);
    // Clopper and Pearson's limit: scipy 1.17, beta.ppf(.005, 990, 11) = 0.97872.
    assertThat(column.overrides().orElseThrow().domainThreshold()).isEqualTo(0.9787);
  }

  @Test
  void categoriesThatCameTwicePromiseOthersToo() {
    List<String> values = new ArrayList<>(Collections.nCopies(2_996, "a"));
    values.addAll(List.of("b", "b", "c", "c"));
    ColumnConstraints column = suggested(Column.ofCategories(values));
    // scipy 1.17, beta.ppf(.005, 3000, 1) = 0.99824.
    assertThat(column.overrides().orElseThrow().domainThreshold()).isEqualTo(0.9982);
  }

  @Test
  void namesAreNoDomain() {
    List<String> names = IntStream.range(0, 50).mapToObj(i -> "name " + "x".repeat(i)).toList();
    assertThat(suggested(Column.ofCategories(names)).domain()).isEmpty();
    assertThat(
            suggested(texts(60, "b", 40, "a"), ConstraintSuggestion.standard().largestDomain(1))
                .domain())
        .isEmpty();
  }

  @Test
  void numberingIsUnique() {
    double[] ids = IntStream.range(1000, 1200).asDoubleStream().toArray();
    assertThat(suggested(numbers(ids)).uniqueness()).hasValue(1);
    double[] spread = new Random(1).longs(200, 0, 1L << 40).asDoubleStream().toArray();
    assertThat(suggested(numbers(spread)).uniqueness()).hasValue(1);
  }

  @Test
  void numbersThatHappenToDifferAreNotUnique() {
    double[] incomes =
        new Random(3).ints(0, 1_000_000).distinct().limit(200).asDoubleStream().toArray();
    assertThat(suggested(numbers(incomes)).uniqueness()).isEmpty();
    double[] few = IntStream.range(0, 99).asDoubleStream().toArray();
    assertThat(suggested(numbers(few)).uniqueness()).isEmpty();
  }

  @Test
  void shortNumberingIsNotCompared() {
    double[] few = IntStream.range(100, 108).asDoubleStream().toArray();
    assertThat(suggested(numbers(few)).overrides().orElseThrow().comparesDistributions()).isFalse();
    assertThat(suggested(numbers(100, 101, 103)).overrides()).isEmpty();
  }

  @Test
  void timesAreNoCodes() {
    List<String> times =
        IntStream.range(0, 200).mapToObj(i -> Hand.NOON.plusSeconds(97L * i).toString()).toList();
    assertThat(suggested(Column.ofCategories(times)).uniqueness()).isEmpty();
  }

  @Test
  void codesAreUniqueAndTextsAreNot() {
    List<String> codes =
        IntStream.range(0, 200).mapToObj(i -> String.format(Locale.ROOT, "C%05d", i)).toList();
    assertThat(suggested(Column.ofCategories(codes)).uniqueness()).hasValue(1);
    List<String> notes = IntStream.range(0, 200).mapToObj(i -> "note " + "x".repeat(i)).toList();
    assertThat(suggested(Column.ofTexts(notes)).uniqueness()).isEmpty();
  }

  @Test
  void rangesAreSuggestedOnDemand() {
    Column column = numbers(-10, 0.5, 10);
    assertThat(suggested(column).max()).isEmpty();
    ColumnConstraints ranged = suggested(column, ConstraintSuggestion.standard().ranges(0.5));
    assertThat(ranged.min()).hasValue(-20);
    assertThat(ranged.max()).hasValue(20);
    assertThat(suggested(numbers(0, 0, 0, 10), ConstraintSuggestion.standard().ranges(1)).min())
        .hasValue(0);
  }

  @Test
  void optionsAreChecked() {
    assertThatThrownBy(() -> ConstraintSuggestion.standard().level(0))
        .hasMessage("ConstraintSuggestion: level must be above 0 and at most 1, but was 0.0.");
    assertThatThrownBy(() -> ConstraintSuggestion.standard().largestDomain(-1))
        .hasMessageContaining("largestDomain must be at least 0");
    assertThatThrownBy(() -> ConstraintSuggestion.standard().ranges(Double.NaN))
        .hasMessageContaining("slack must be 0 or more");
  }

  @Test
  void longCategoriesAreKnownAgain() {
    String category = "long ".repeat(60);
    Dataset rows = Hand.rows("x", Hand.texts(500, category + "one", 500, category + "two"));
    QualityBaseline baseline = QualityBaselines.of(rows);
    assertThat(baseline.constraints().column("x").domain()).hasSize(2);
    assertThat(Hand.checked(baseline.constraints(), rows)).isEmpty();
    Dataset other = Hand.rows("x", Hand.texts(500, category + "one", 500, category + "three"));
    assertThat(Hand.kinds(Hand.checked(baseline.constraints(), other)))
        .contains(Check.CATEGORICAL_VALUES);
  }

  @Test
  @Timeout(20)
  void manyColumnsOfOtherNamesAreToldInBoundedTime() {
    Constraints asked =
        new Constraints(
            IntStream.range(0, 4_000)
                .mapToObj(i -> ColumnConstraints.of("expected_" + i, InferredType.STRING))
                .toList(),
            CheckSettings.standard());
    List<String> current = IntStream.range(0, 4_000).mapToObj(i -> "current " + i).toList();
    SchemaCheck check = new SchemaCheck(asked, current);
    assertThat(asked.names().stream().map(check::missing)).hasSize(4_000);
    assertThat(check.extraColumns()).hasSize(4_000);
  }
}
