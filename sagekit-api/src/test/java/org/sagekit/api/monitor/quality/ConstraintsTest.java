package org.sagekit.api.monitor.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.InferredType;

class ConstraintsTest {
  private static final ColumnConstraints AGE =
      ColumnConstraints.of("age", InferredType.INTEGRAL).completeness(0.99).range(0, 120);
  private static final ColumnConstraints CITY =
      ColumnConstraints.of("city", InferredType.STRING).domain("Bonn", "Ulm");
  private static final Constraints BOTH = Constraints.of(AGE, CITY);

  @Test
  void columnsAreReplacedAddedAndRemoved() {
    assertThat(BOTH.with(AGE.completeness(1)).column("age").completeness()).isEqualTo(1);
    assertThat(BOTH.with(AGE.completeness(1)).names()).containsExactly("age", "city");
    ColumnConstraints note = ColumnConstraints.of("note", InferredType.STRING);
    assertThat(BOTH.with(note).names()).containsExactly("age", "city", "note");
    assertThat(BOTH.without("age").names()).containsExactly("city");
    assertThat(BOTH.edit("city", ColumnConstraints::anyCategory).column("city").domain()).isEmpty();
  }

  @Test
  void unknownColumnGetsTheNearestName() {
    assertThatThrownBy(() -> BOTH.without("agee"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Constraints: column 'agee' is not there. Did you mean 'age'?");
    assertThatThrownBy(() -> BOTH.edit("zip", zip -> zip))
        .hasMessage("Constraints: column 'zip' is not there. There is age, city.");
  }

  @Test
  void nameMayStandThereOnce() {
    assertThatThrownBy(() -> Constraints.of(AGE, AGE))
        .hasMessage("Constraints: column names must be unique, but was 'age' twice.");
  }

  @Test
  void eachMemberIsChangedAloneAndCounts() {
    List<UnaryOperator<ColumnConstraints>> edits =
        List.of(
            column -> column.type(InferredType.FRACTIONAL),
            column -> column.completeness(0.5),
            ColumnConstraints::neverNegative,
            column -> column.domain("1"),
            column -> column.range(1, 120),
            column -> column.range(0, 121),
            column -> column.uniqueness(1),
            column -> column.freshness(Duration.ofHours(1)),
            column -> column.overrides(CheckSettings::disabled));
    assertThat(edits)
        .map(edit -> BOTH.edit("age", edit).fingerprint())
        .doesNotHaveDuplicates()
        .doesNotContain(BOTH.fingerprint());
    ColumnConstraints all = AGE;
    for (UnaryOperator<ColumnConstraints> edit : edits) {
      all = edit.apply(all);
    }
    assertThat(all.uniqueness()).hasValue(1);
    assertThat(all.freshness()).contains(Duration.ofHours(1));
    assertThat(all.domain()).containsExactly("1");
    assertThat(all.min()).hasValue(0);
    assertThat(all.nonNegative()).isTrue();
    assertThat(all.anySign().nonNegative()).isFalse();
  }

  @Test
  void infiniteEndIsNoEnd() {
    ColumnConstraints open = AGE.range(0, Double.POSITIVE_INFINITY);
    assertThat(open.min()).hasValue(0);
    assertThat(open.max()).isEmpty();
    assertThatThrownBy(() -> AGE.range(2, 1))
        .hasMessage("Column 'age': range must be from least to greatest, but was 2.0 to 1.0.");
    assertThatThrownBy(() -> AGE.range(Double.NaN, 1)).hasMessageContaining("Column 'age': range");
  }

  @Test
  void sharesAreChecked() {
    assertThatThrownBy(() -> AGE.completeness(1.1))
        .hasMessage("Column 'age': completeness must be from 0 to 1, but was 1.1.");
    assertThatThrownBy(() -> AGE.uniqueness(-0.1)).hasMessageContaining("uniqueness");
    assertThatThrownBy(() -> AGE.freshness(Duration.ZERO)).hasMessageContaining("freshness");
  }

  @Test
  void settingsOfAColumnTakeThePlaceOfTheOthers() {
    Constraints edited = BOTH.edit("age", age -> age.overrides(CheckSettings::disabled));
    assertThat(edited.settingsOf(edited.column("age")).evaluates()).isFalse();
    assertThat(edited.settingsOf(edited.column("city")).evaluates()).isTrue();
    Constraints strict = edited.settings(settings -> settings.level(0.5));
    assertThat(strict.settings().level()).isEqualTo(0.5);
    assertThat(strict.settingsOf(strict.column("age")).level()).isEqualTo(1);
  }

  @Test
  void eachSettingIsChangedAloneAndCounts() {
    List<UnaryOperator<CheckSettings>> edits =
        List.of(
            CheckSettings::disabled,
            settings -> settings.dataTypeThreshold(0.9),
            settings -> settings.domainThreshold(0.9),
            settings -> settings.level(0.9),
            settings -> settings.numbers(Comparison.SIMPLE, 0.1),
            settings -> settings.numbers(Comparison.ROBUST, 0.2),
            settings -> settings.categories(Comparison.CHI_SQUARED, 0.1),
            settings -> settings.categories(Comparison.L_INFINITY, 0.2),
            CheckSettings::withoutComparison);
    assertThat(edits)
        .map(edit -> BOTH.settings(edit).fingerprint())
        .doesNotHaveDuplicates()
        .doesNotContain(BOTH.fingerprint());
    assertThat(CheckSettings.standard().disabled().enabled()).isEqualTo(CheckSettings.standard());
  }

  @Test
  void settingsAreCheckedAllAtOnce() {
    assertThatThrownBy(
            () ->
                new CheckSettings(
                    true,
                    true,
                    2,
                    -1,
                    true,
                    Comparison.L_INFINITY,
                    -0.1,
                    Comparison.SIMPLE,
                    Double.NaN,
                    0))
        .hasMessageContaining("dataTypeThreshold must be from 0 to 1, but was 2.0.")
        .hasMessageContaining("domainThreshold must be from 0 to 1, but was -1.0.")
        .hasMessageContaining("numbers must be SIMPLE or ROBUST, but was L_INFINITY.")
        .hasMessageContaining("numbersThreshold must be 0 or more, but was -0.1.")
        .hasMessageContaining("categories must be L_INFINITY or CHI_SQUARED, but was SIMPLE.")
        .hasMessageContaining("categoriesThreshold must be 0 or more, but was NaN.")
        .hasMessageContaining("level must be above 0 and at most 1, but was 0.0.");
  }

  @Test
  void baselineIsEdited() {
    QualityBaseline baseline = new QualityBaseline(new Statistics(0, List.of()), BOTH);
    QualityBaseline edited = baseline.edit(constraints -> constraints.without("age"));
    assertThat(edited.constraints().names()).containsExactly("city");
    assertThat(edited.fingerprint()).isNotEqualTo(baseline.fingerprint());
  }

  @Test
  void eachFigureCountsInTheFingerprintOfStatistics() {
    KllDistribution kll = new KllDistribution(List.of(), 0.64, 2048, List.of(List.of(1.0)));
    NumberStatistics numbers = new NumberStatistics(1, 1, 0, 1, 1, Optional.of(kll));
    ColumnStatistics column =
        new ColumnStatistics(
            "x", InferredType.INTEGRAL, 1, 0, Optional.of(numbers), Optional.empty());
    ColumnStatistics gap =
        new ColumnStatistics(
            "x", InferredType.INTEGRAL, 1, 1, Optional.of(numbers), Optional.empty());
    assertThat(new Statistics(1, List.of(column)).fingerprint())
        .isEqualTo(new Statistics(1, List.of(column)).fingerprint())
        .isNotEqualTo(new Statistics(1, List.of(gap)).fingerprint())
        .isNotEqualTo(new Statistics(2, List.of(column)).fingerprint());
  }
}
