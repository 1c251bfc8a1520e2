package org.sagekit.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.StoppedException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.QualityBaseline;
import org.sagekit.api.monitor.quality.QualityReport;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.core.SageKit;
import org.sagekit.monitor.quality.QualityBaselines;

class DataQualityJobTest {
  private static final Schema SCHEMA =
      Schema.of(
          Field.of("age", FieldType.NUMERIC),
          Field.of("city", FieldType.CATEGORICAL),
          Field.of("score", FieldType.NUMERIC));
  private static final Dataset GOOD = people(1, 2_000);
  private static final QualityBaseline BASELINE = QualityBaselines.of(GOOD);
  private static final DataQualityJob JOB =
      DataQualityJob.named("quality").baseline(BASELINE).build();
  @TempDir Path home;

  private static Dataset people(long seed, int count) {
    Random random = new Random(seed);
    double[] ages = random.ints(count, 18, 90).asDoubleStream().toArray();
    double[] scores = random.doubles(count).map(u -> u * 2 - 1).toArray();
    List<@Nullable String> cities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cities.add(random.nextInt(20) == 0 ? null : random.nextInt(3) == 0 ? "Ulm" : "Bonn");
    }
    return Dataset.of(
        "people",
        SCHEMA,
        List.of(Column.ofNumbers(ages), Column.ofCategories(cities), Column.ofNumbers(scores)));
  }

  private QualityReport report(DataQualityJob job, Dataset rows) {
    return job.run(rows, TestRun.at(home));
  }

  private static Dataset with(Dataset rows, String name, Column column) {
    return rows.with(Field.of(name, column.type()), column);
  }

  @Test
  void soundRowsAreCompleted() {
    QualityReport report = report(JOB, people(2, 500));
    assertThat(report.violations()).isEmpty();
    assertThat(report.status()).isEqualTo(QualityReport.Status.COMPLETED);
    assertThat(report.status().term()).isEqualTo("Completed");
    assertThat(report.statistics().rows()).isEqualTo(500);
    assertThat(report.rows().name()).isEqualTo("people");
  }

  @Test
  void baselineItselfIsSound() {
    assertThat(report(JOB, GOOD).violations()).isEmpty();
  }

  @Test
  void suggestionSuitsTheRows() {
    Constraints constraints = BASELINE.constraints();
    assertThat(constraints.names()).containsExactly("age", "city", "score");
    assertThat(constraints.column("age").nonNegative()).isTrue();
    assertThat(constraints.column("age").type()).isEqualTo(InferredType.INTEGRAL);
    assertThat(constraints.column("city").domain()).containsExactly("Bonn", "Ulm");
    assertThat(constraints.column("city").completeness()).isBetween(0.9, 0.95);
    assertThat(constraints.column("score").nonNegative()).isFalse();
  }

  @Test
  void baselineOfOneRowIsTold() {
    DataQualityJob job =
        DataQualityJob.named("one").baseline(QualityBaselines.of(GOOD.first(1))).build();
    assertThat(report(job, GOOD.first(500)).violations())
        .contains(
            Violation.of(Check.ROWS, "In the baseline there is 1 row; it takes 8 to judge by it."));
  }

  @Test
  void violationsAreInTheOrderOfTheColumns() {
    Dataset bad = people(3, 500);
    bad = with(bad, "age", shifted(bad.column("age"), 30.5));
    bad = with(bad, "city", Column.ofCategories(Collections.nCopies(500, "Rom")));
    bad = with(bad, "extra", Column.ofNumbers(new double[500]));
    QualityReport report = report(JOB, bad);
    assertThat(report.status().term()).isEqualTo("CompletedWithViolations");
    assertThat(report.violations().stream().map(Violation::column).distinct())
        .containsExactly("age", "city", "extra");
    assertThat(report.violationsOf("age").stream().map(Violation::check))
        .containsExactly(Check.DATA_TYPE, Check.BASELINE_DRIFT);
    assertThat(report.violationsOf(Check.CATEGORICAL_VALUES)).hasSize(1);
  }

  private static Column shifted(Column column, double by) {
    double[] values = new double[column.size()];
    Arrays.setAll(values, row -> column.number(row) + by);
    return Column.ofNumbers(values);
  }

  @Test
  void fewRowsAreAViolation() {
    List<Violation> one = report(JOB, people(4, 1)).violations();
    assertThat(one)
        .contains(Violation.of(Check.ROWS, "There is 1 row, and at least 8 are needed to judge."));
    assertThat(report(JOB, people(4, 0)).violations()).hasSize(1);
    assertThat(report(JOB.toBuilder().leastRows(1).build(), GOOD.first(1)).violations()).isEmpty();
  }

  @Test
  void columnThatDisappearsIsNamed() {
    assertThat(report(JOB, GOOD.without("age")).violations())
        .extracting(Violation::check)
        .containsExactly(Check.MISSING_COLUMN);
  }

  @Test
  void emptyConstantAndInfiniteColumnsAreViolations() {
    double[] missing = new double[100];
    Arrays.fill(missing, Double.NaN);
    Dataset rows = GOOD.first(100);
    Dataset empty = with(rows, "age", Column.ofNumbers(missing));
    assertThat(report(JOB, empty).violations())
        .extracting(Violation::check)
        .containsExactly(Check.COMPLETENESS);
    Dataset constant = with(rows, "age", Column.ofNumbers(new double[100]));
    assertThat(report(JOB, constant).violationsOf(Check.UNIQUENESS)).hasSize(1);
    double[] infinite = new double[100];
    Arrays.setAll(infinite, row -> row == 7 ? Double.POSITIVE_INFINITY : row);
    Dataset endless = with(rows, "age", Column.ofNumbers(infinite));
    assertThat(report(JOB, endless).violationsOf(Check.RANGE)).hasSize(1);
  }

  @Test
  void baselineOfBadColumnsIsNoFailure() {
    double[] missing = {Double.NaN, Double.NaN};
    double[] infinite = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    Dataset odd = with(GOOD.first(2), "age", Column.ofNumbers(missing));
    odd = with(odd, "score", Column.ofNumbers(infinite));
    DataQualityJob job =
        DataQualityJob.named("odd").baseline(QualityBaselines.of(odd)).leastRows(1).build();
    assertThat(report(job, odd).violations()).isEmpty();
  }

  @Test
  void freshnessIsJudgedByTheClockOfTheRun() {
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    Constraints fresh =
        Constraints.of(
            ColumnConstraints.of("at", InferredType.STRING).freshness(Duration.ofHours(1)));
    DataQualityJob job = DataQualityJob.named("fresh").constraints(fresh).leastRows(1).build();
    Column times = DateTimeColumn.of(noon);
    Dataset rows = Dataset.of("t", Schema.of(Field.of("at", times.type())), List.of(times));
    TestRun run = TestRun.at(home).clock(Clock.fixed(noon.plusSeconds(60), ZoneOffset.UTC));
    assertThat(job.run(rows, run).violations()).isEmpty();
    run.clock(Clock.fixed(noon.minusSeconds(600), ZoneOffset.UTC));
    assertThat(job.run(rows, run).violationsOf(Check.FRESHNESS)).hasSize(1);
    run.clock(Clock.fixed(noon.plusSeconds(7200), ZoneOffset.UTC));
    assertThat(job.run(rows, run).violationsOf(Check.FRESHNESS)).hasSize(1);
    assertThat(job.fingerprint()).isEmpty();
    DataQualityJob dated = job.toBuilder().asOf(noon).build();
    assertThat(dated.run(rows, run).violations()).isEmpty();
    assertThat(dated.fingerprint()).isPresent();
  }

  @Test
  void nothingIsLostInABuilder() {
    DataQualityJob job =
        DataQualityJob.named("q")
            .baseline(BASELINE)
            .leastRows(7)
            .clockTolerance(Duration.ofSeconds(3))
            .asOf(Instant.EPOCH)
            .preprocessor(record -> List.of())
            .build();
    DataQualityJob same = job.toBuilder().build();
    assertThat(same.settings()).isEqualTo(job.settings());
    assertThat(same.fingerprint()).isEqualTo(job.fingerprint());
    assertThat(same.name()).isEqualTo(job.name());
    assertThat(same.preprocessor()).isSameAs(job.preprocessor());
  }

  @Test
  void eachOptionCountsInTheFingerprint() {
    Statistics other = QualityBaselines.of(people(9, 50)).statistics();
    Constraints edited = BASELINE.constraints().without("age");
    assertThat(
            List.of(
                JOB,
                JOB.toBuilder().leastRows(7).build(),
                JOB.toBuilder().clockTolerance(Duration.ZERO).build(),
                JOB.toBuilder().asOf(Instant.EPOCH).build(),
                JOB.toBuilder().statistics(other).build(),
                JOB.toBuilder().constraints(edited).build()))
        .extracting(job -> job.fingerprint().orElseThrow())
        .doesNotHaveDuplicates();
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    assertThatThrownBy(
            () ->
                DataQualityJob.named("q")
                    .leastRows(0)
                    .clockTolerance(Duration.ofSeconds(-1))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "DataQualityJob 'q': constraints must be given for at least one column, but was not "
                + "given. Maybe baseline(QualityBaselines.of(rows)).")
        .hasMessageContaining("leastRows must be at least 1, but was 0.")
        .hasMessageContaining("clockTolerance must be zero or more, but was PT-1S.");
    assertThatThrownBy(() -> QualityBaselines.of(GOOD.first(0)))
        .hasMessage("Baseline of 'people': rows must be at least 1, but was 0.");
  }

  @Test
  void stopsWhenAsked() {
    TestRun run = TestRun.at(home);
    run.stop();
    assertThatThrownBy(() -> JOB.run(GOOD, run)).isInstanceOf(StoppedException.class);
  }

  @Test
  void reportIsCheckpointed() {
    try (SageKit kit = SageKit.open(home)) {
      QualityReport first = kit.run(JOB, GOOD.first(10)).output();
      QualityReport second = kit.run(JOB, GOOD.first(10)).output();
      assertThat(second).isEqualTo(first).isNotSameAs(first);
      assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    }
  }

  @Test
  void reportSumsUp() {
    String title = report(JOB, GOOD.without("age")).summary().title();
    assertThat(title).isEqualTo("Data quality report 'quality'");
    assertThat(report(JOB, GOOD.without("age")).summary().parts().get(0).toString())
        .contains("CompletedWithViolations: 2000 rows of 'people', 2 columns, 1 missing column.");
    assertThat(report(JOB, GOOD).summary().parts()).hasSize(2);
  }
}
