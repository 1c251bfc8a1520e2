package org.sagekit.monitor.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.DataException;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.quality.CheckSettings;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.Comparison;
import org.sagekit.api.monitor.quality.Constraints;

class ConstraintsFilesTest {
  private static final String FILE = Fixtures.text("constraints.json");
  private static final String OLD = Fixtures.text("constraints.2019.json");
  @TempDir Path home;

  @Test
  void readsSettings() {
    assertThat(ConstraintsFiles.parse(FILE).settings())
        .isEqualTo(
            new CheckSettings(
                true, false, 1, 0.8, true, Comparison.SIMPLE, 0.2, Comparison.CHI_SQUARED, 0.15));
  }

  @Test
  void readsColumns() {
    Constraints constraints = ConstraintsFiles.parse(FILE);
    ColumnConstraints minutes = constraints.find("Day Mins").orElseThrow();
    assertThat(minutes.nonNegative()).isTrue();
    assertThat(minutes.overrides()).isEmpty();
    ColumnConstraints plan = constraints.find("plan").orElseThrow();
    assertThat(plan.completeness()).isEqualTo(0.9);
    assertThat(plan.domain()).containsExactly("gold", "silver");
    ColumnConstraints clicks = constraints.find("clicks").orElseThrow();
    assertThat(clicks.min()).hasValue(-5);
    assertThat(clicks.max()).hasValue(99.5);
    assertThat(clicks.uniqueness()).hasValue(0.5);
    assertThat(clicks.freshness()).contains(Duration.ofHours(36));
  }

  @Test
  void completesOverridesByTheSettingsOfAll() {
    Constraints constraints = ConstraintsFiles.parse(FILE);
    CheckSettings plan = constraints.find("plan").orElseThrow().overrides().orElseThrow();
    assertThat(plan)
        .isEqualTo(
            new CheckSettings(
                false, false, 1, 0.8, true, Comparison.SIMPLE, 0.3, Comparison.CHI_SQUARED, 0.3));
  }

  @Test
  void readsFilesOf2019AndOfTheSdk() {
    Constraints constraints = ConstraintsFiles.parse(OLD);
    CheckSettings all = constraints.settings();
    assertThat(all.comparesDistributions()).isFalse();
    assertThat(all.domainThreshold()).isEqualTo(0.95);
    assertThat(all.numbers()).isEqualTo(Comparison.ROBUST);
    assertThat(all.categoriesThreshold()).isEqualTo(0.25);
    assertThat(settings(constraints, "message").evaluates()).isFalse();
    assertThat(settings(constraints, "amount").numbers()).isEqualTo(Comparison.SIMPLE);
    assertThat(settings(constraints, "amount").comparesDistributions()).isFalse();
    assertThat(settings(constraints, "other").emitsMetrics()).isFalse();
    assertThat(constraints.find("other").orElseThrow().completeness()).isZero();
  }

  private static CheckSettings settings(Constraints constraints, String column) {
    return constraints.find(column).orElseThrow().overrides().orElseThrow();
  }

  @Test
  void saysAgainWhatTheFileSaid() {
    for (String file : List.of(FILE, OLD)) {
      String again = ConstraintsFiles.text(ConstraintsFiles.parse(file));
      assertThat(Fixtures.json(again)).isEqualTo(Fixtures.json(file));
      assertThat(ConstraintsFiles.text(ConstraintsFiles.parse(again))).isEqualTo(again);
    }
  }

  @Test
  void writesWhatWasChangedAndNothingStaleBesideIt() {
    Constraints read = ConstraintsFiles.parse(OLD);
    ColumnConstraints message = read.columns().get(0);
    ColumnConstraints without =
        new ColumnConstraints(
            message.name(),
            message.type(),
            0.5,
            false,
            message.domain(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            message.form());
    Constraints changed = new Constraints(List.of(without), CheckSettings.standard(), read.form());
    Constraints again = ConstraintsFiles.parse(ConstraintsFiles.text(changed));
    assertThat(again.settings()).isEqualTo(CheckSettings.standard());
    assertThat(again.columns().get(0).overrides()).isEmpty();
    assertThat(again.columns().get(0).completeness()).isEqualTo(0.5);
  }

  @Test
  void writesInTheOrderOfTheDocumentation() {
    ColumnConstraints age =
        new ColumnConstraints(
            "age",
            InferredType.INTEGRAL,
            1,
            true,
            List.of(),
            OptionalDouble.of(0),
            OptionalDouble.of(120),
            OptionalDouble.empty(),
            Optional.of(Duration.ofDays(2)),
            Optional.of(CheckSettings.standard()));
    ColumnConstraints plan =
        new ColumnConstraints(
            "plan",
            InferredType.STRING,
            0.98,
            false,
            List.of("a", "b"),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty());
    Constraints constraints =
        new Constraints(List.of(age, plan), CheckSettings.standard().level(0.01));
    String text = ConstraintsFiles.text(constraints);
    assertThat(text).isEqualTo(Fixtures.text("constraints.golden.json"));
    assertThat(ConstraintsFiles.parse(text)).isEqualTo(constraints);
  }

  @Test
  void takesStandardSettingsWhereAFileSaysNothing() {
    Constraints constraints = ConstraintsFiles.parse("{\"features\":[]}");
    assertThat(constraints.settings()).isEqualTo(CheckSettings.standard());
    assertThat(Fixtures.json(ConstraintsFiles.text(constraints)))
        .isEqualTo(Fixtures.json("{\"features\":[]}"));
  }

  @Test
  void writesAndReadsFiles() {
    Path file = home.resolve("c.json");
    Constraints constraints = ConstraintsFiles.parse(FILE);
    ConstraintsFiles.write(constraints, file);
    assertThat(ConstraintsFiles.read(file)).isEqualTo(constraints);
    assertThatThrownBy(() -> ConstraintsFiles.write(constraints, home.resolve("no/c.json")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("file must be writable");
    assertThatThrownBy(() -> ConstraintsFiles.read(home.resolve("none.json")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("file must be readable");
  }

  @Test
  void saysWhereAFaultIs() {
    refuses(
        "\"comparison_method\" : \"Simple\"",
        "\"comparison_method\" : \"Chi\"",
        "constraints.json: 'monitoring_config': 'distribution_constraints': 'comparison_method'"
            + " must be one of [Simple, Robust], but was 'Chi'.");
    refuses(
        "\"ChiSquared\"",
        "\"KS\"",
        "constraints.json: 'monitoring_config': 'distribution_constraints':"
            + " 'categorical_drift_method' must be one of [LInfinity, ChiSquared], but was 'KS'.");
    refuses(
        "\"Disabled\",\n      \"distribution",
        "\"off\",\n      \"distribution",
        "constraints.json: feature 'plan': 'monitoringConfigOverrides': 'evaluate_constraints'"
            + " must be Enabled or Disabled, but was 'off'.");
    refuses(
        "\"completeness\" : 0.9",
        "\"completeness\" : 90",
        "constraints.json: feature 'plan': 'completeness' must be from 0 to 1, but was '90'.");
    refuses(
        "\"PT36H\"",
        "\"36 hours\"",
        "constraints.json: feature 'clicks': 'sagekit': 'freshness' must be a duration of ISO"
            + " 8601 above 0, such as PT1H, but was '36 hours'.");
    refuses(
        "\"min\" : -5.0",
        "\"min\" : 100",
        "constraints.json: feature 'clicks': 'sagekit': 'max' must be at least 'min', which is"
            + " 100.0, but was '99.5'.");
    refuses(
        "[ \"gold\", \"silver\" ]",
        "[ \"gold\", [ ] ]",
        "constraints.json: feature 'plan': 'string_constraints': 'domains' must be a list of"
            + " texts, but was a list.");
    refuses(
        "\"is_non_negative\" : true",
        "\"is_non_negative\" : 1",
        "constraints.json: feature 'Day Mins': 'num_constraints': 'is_non_negative' must be true"
            + " or false, but was '1'.");
  }

  @Test
  void keepsOverridesWhenTheSettingsOfAllAreChanged() {
    Constraints changed =
        ConstraintsFiles.parse(FILE)
            .settings(all -> all.dataTypeThreshold(0.7).numbers(Comparison.ROBUST, 0.4));
    assertThat(ConstraintsFiles.parse(ConstraintsFiles.text(changed)).find("plan"))
        .map(ColumnConstraints::overrides)
        .contains(changed.column("plan").overrides());
  }

  @Test
  void keepsAThresholdOfCategoriesThatWasLeftOut() {
    String text =
        "{'features': [], 'monitoring_config':"
            + " {'distribution_constraints': {'comparison_threshold': 0.2}, 'note': 1}}";
    Constraints changed =
        ConstraintsFiles.parse(text.replace('\'', '"'))
            .settings(all -> all.numbers(Comparison.ROBUST, 0.3));
    CheckSettings again = ConstraintsFiles.parse(ConstraintsFiles.text(changed)).settings();
    assertThat(again.categoriesThreshold()).isEqualTo(0.2);
    assertThat(again).isEqualTo(changed.settings());
  }

  @Test
  void writesAndReadsInfiniteEnds() {
    ColumnConstraints column =
        ColumnConstraints.of("x", InferredType.FRACTIONAL)
            .range(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    Constraints never =
        Constraints.of(column)
            .settings(all -> all.numbers(Comparison.SIMPLE, Double.POSITIVE_INFINITY));
    Constraints again = ConstraintsFiles.parse(ConstraintsFiles.text(never));
    assertThat(again.column("x").min()).isEqualTo(column.min());
    assertThat(again.settings()).isEqualTo(never.settings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          completeness | 'completeness': 1.5
          completeness | 'completeness': -1e-9
          max          | 'sagekit': {'min': 2, 'max': 1}
          min          | 'sagekit': {'min': 'NaN'}
          uniqueness   | 'sagekit': {'uniqueness': 2}
          freshness    | 'sagekit': {'freshness': 'PT0S'}
          freshness    | 'sagekit': {'freshness': '-PT1H'}
          freshness    | 'sagekit': {'freshness': 'PT99999999999999999999H'}
          level        | 'monitoringConfigOverrides': {'sagekit': {'level': 0}}
          datatype_check_threshold | 'monitoringConfigOverrides': {'datatype_check_threshold': 2}
          comparison_threshold | \
              'monitoringConfigOverrides': {'distribution_constraints': {'comparison_threshold': -1}}
          """)
  void namesFeatureAndMemberOfWhatIsOutOfRange(String member, String fault) {
    String text =
        "{'features': [{'name': 'age', 'inferred_type': 'Integral', %s}]}".formatted(fault);
    Path file = home.resolve("constraints.json");
    assertThatCode(() -> Files.writeString(file, text.replace('\'', '"')))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> ConstraintsFiles.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("constraints.json: feature 'age': ")
        .hasMessageContaining("'" + member + "' must be ");
  }

  private static CheckSettings ofThresholds(String types, String domains) {
    return ConstraintsFiles.parse(
            FILE.replaceAll("\"datatype_check_threshold\" : [0-9.]+", types)
                .replaceAll("\"domain_content_threshold\" : [0-9.]+", domains))
        .settings();
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1", "0.95, 0.95", "0.5, 0.5", "0.1, 0.9", "0.05, 0.95", "0, 1"})
  void thresholdsAreReadAsTheyAreMeant(String written, double share) {
    CheckSettings settings =
        ofThresholds(
            "\"datatype_check_threshold\" : " + written,
            "\"domain_content_threshold\" : " + written);
    assertThat(settings.dataTypeThreshold()).isEqualTo(share);
    assertThat(settings.domainThreshold()).isEqualTo(share);
  }

  @Test
  void smallSharesAreWrittenSoThatTheyAreReadAgain() {
    CheckSettings third = CheckSettings.standard().dataTypeThreshold(0.3).domainThreshold(0.4);
    Constraints few = new Constraints(List.of(), third);
    assertThat(ConstraintsFiles.parse(ConstraintsFiles.text(few))).isEqualTo(few);
    assertThat(ConstraintsFiles.text(few)).contains("\"datatype_check_threshold\": 0.3");
  }

  @Test
  void readsSageKitsOwnLevel() {
    String own =
        FILE.replace("\"emit_metrics\" : \"Disabled\"", "\"sagekit\" : {\"level\" : 0.05}");
    Constraints constraints = ConstraintsFiles.parse(own);
    assertThat(constraints.settings().level()).isEqualTo(0.05);
    assertThat(settings(constraints, "plan").level()).isEqualTo(0.05);
    assertThat(ConstraintsFiles.parse(FILE).settings().level()).isEqualTo(1);
    assertThatThrownBy(() -> ConstraintsFiles.parse(own.replace("0.05", "0")))
        .hasMessage(
            "constraints.json: 'monitoring_config': 'sagekit': 'level' must be above 0 and at most"
                + " 1, but was '0'.");
  }

  private static void refuses(String text, String instead, String message) {
    assertThat(FILE).contains(text);
    assertThatThrownBy(() -> ConstraintsFiles.parse(FILE.replace(text, instead)))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }
}
