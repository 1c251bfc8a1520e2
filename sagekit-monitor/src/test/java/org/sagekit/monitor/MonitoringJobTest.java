package org.sagekit.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.RunEvent;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.Correction;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;
import org.sagekit.api.monitor.JointDrift;
import org.sagekit.api.monitor.MonitoringReport;
import org.sagekit.api.monitor.MultivariateDriftTest;
import org.sagekit.api.monitor.Violation;
import org.sagekit.core.data.Profiles;
import org.sagekit.core.deploy.Captures;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.internal.FileWorkspace;

class MonitoringJobTest {
  private static final Schema SCHEMA =
      Schema.of(
          Field.of("age", FieldType.NUMERIC),
          Field.of("city", FieldType.CATEGORICAL),
          Field.of("member", FieldType.BOOLEAN));
  private static final Watched WATCHED = Watched.learntFrom(people(1, 4_000));
  @TempDir Path home;

  private static Dataset people(long seed, int count) {
    Random random = new Random(seed);
    double[] ages = random.doubles(count).map(u -> u * 2 - 1).toArray();
    List<String> cities = new ArrayList<>();
    Boolean[] members = new Boolean[count];
    for (int i = 0; i < count; i++) {
      cities.add(random.nextInt(3) == 0 ? "Ulm" : "Bonn");
      members[i] = random.nextBoolean();
    }
    return Dataset.of(
        "people",
        SCHEMA,
        List.of(Column.ofNumbers(ages), Column.ofCategories(cities), BooleanColumn.of(members)));
  }

  private static Dataset with(String name, Column column) {
    Dataset rows = people(2, column.size());
    return rows.with(Field.of(name, column.type()), column);
  }

  private MonitoringReport on(Dataset rows) {
    return MonitoringJob.named("drift").on(rows).build().run(WATCHED, TestRun.at(home));
  }

  private static List<String> drifted(MonitoringReport report) {
    return report.columns().stream().filter(ColumnDrift::drifted).map(ColumnDrift::column).toList();
  }

  @Test
  void isQuietWhenNothingHasChanged() {
    MonitoringReport report = on(people(2, 1_000));
    assertThat(report.drifted()).isFalse();
    assertThat(report.violations()).isEmpty();
    assertThat(report.columns())
        .extracting(ColumnDrift::column)
        .containsExactly("age", "city", "member", "prediction");
    assertThat(report.drift().referenceRows()).isEqualTo(4_000);
    assertThat(report.drift().currentRows()).isEqualTo(1_000);
    assertThat(report.drift().level()).isEqualTo(0.05);
  }

  @Test
  void findsNumbersThatHaveMovedAndTheAnswersWithThem() {
    double[] ages = new Random(5).doubles(500).map(u -> u * 2 - 0.5).toArray();
    MonitoringReport report = on(with("age", Column.ofNumbers(ages)));
    assertThat(drifted(report)).containsExactly("age", "prediction");
  }

  @Test
  void findsSharesOfCategoriesThatHaveChanged() {
    List<String> cities = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      cities.add(i % 2 == 0 ? "Ulm" : "Bonn");
    }
    assertThat(drifted(on(with("city", Column.ofCategories(cities))))).containsExactly("city");
  }

  @Test
  void looksAtTheCaptureOfAnEndpoint() {
    DeploymentJob deployment = DeploymentJob.named("income").build();
    try (FileWorkspace workspace = FileWorkspace.open(home);
        Endpoint endpoint = deployment.run(WATCHED.modelPackage(), TestRun.in(workspace))) {
      Dataset asked = people(2, 300);
      for (int i = 0; i < asked.size(); i++) {
        endpoint.predict("id-" + i, asked.row(i));
      }
      MonitoringReport report =
          MonitoringJob.named("drift").build().run(endpoint, TestRun.at(home));
      endpoint.predict(asked.row(0));
      assertThat(report.columns()).isEqualTo(on(asked).columns());
      assertThat(report.capture().records()).hasSize(300);
      assertThat(report.modelPackage()).isEqualTo(WATCHED.modelPackage());
    }
  }

  @Test
  void saysWhatRowsLackAndJudgesTheRest() {
    MonitoringReport report = on(people(2, 500).without("city"));
    assertThat(report.violations())
        .extracting(Violation::description)
        .containsExactly("Column 'city' is not there.");
    assertThat(report.columns()).hasSize(4);
    assertThat(drifted(report)).containsExactly("city");
    assertThat(report.columns().get(1).adjustedPValue()).isZero();
  }

  @Test
  void saysThatNumbersAreTexts() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      texts.add(i % 4 == 0 ? "unknown" : "0." + i);
    }
    assertThat(on(with("age", Column.ofCategories(texts))).violations())
        .extracting(Violation::description)
        .contains(
            "Column 'age' holds CATEGORICAL instead of NUMERIC; 100 of its values are no numbers and count as missing, such as 'unknown' in row 0.",
            "Column 'age' is missing in 25.0 % of the rows; it was in 0.0 %.");
  }

  @Test
  void saysThatThereAreTooFewRows() {
    for (int count : new int[] {0, 1, 29}) {
      MonitoringReport report = on(people(2, count));
      assertThat(report.violations())
          .extracting(Violation::description)
          .contains(
              "There %s, and at least 30 are needed to judge."
                  .formatted(count == 1 ? "is 1 row" : "are " + count + " rows"));
      assertThat(report.drifted()).isFalse();
      assertThat(report.drift().currentRows()).isEqualTo(count);
    }
  }

  @Test
  void saysThatAColumnIsEmpty() {
    double[] none = new double[200];
    Arrays.fill(none, Double.NaN);
    MonitoringReport report = on(with("age", Column.ofNumbers(none)));
    assertThat(report.violations())
        .extracting(Violation::description)
        .contains("Column 'age' has no value in any row.");
    assertThat(drifted(report)).contains("age");
    assertThat(report.columns().get(0).result().test()).isEqualTo("missing-share");
    assertThat(report.columns().get(0).result().effect()).isEqualTo(1);
  }

  @Test
  void saysThatAColumnIsStuck() {
    double[] stuck = new double[200];
    assertThat(on(with("age", Column.ofNumbers(stuck))).violations())
        .extracting(Violation::description)
        .containsExactly("Column 'age' has the one value '0' in all rows.");
    assertThat(on(people(2, 3)).violations()).hasSize(1);
  }

  @Test
  void saysThatCategoriesAreNew() {
    List<String> cities = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      cities.add(i % 10 == 0 ? "Paris" : i % 3 == 0 ? "Ulm" : "Bonn");
    }
    assertThat(on(with("city", Column.ofCategories(cities))).violations())
        .extracting(Violation::description)
        .containsExactly(
            "Column 'city' has values in 10.0 % of the rows that the reference does not have: 'Paris'.");
  }

  @Test
  void expectsNewValuesWhereEachIsNew() {
    List<String> then = new ArrayList<>();
    List<String> now = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      then.add("then " + i);
      now.add("now " + i);
    }
    Watched watched =
        Watched.learntFrom(people(1, 1_000).with(SCHEMA.field("city"), Column.ofCategories(then)));
    MonitoringReport report =
        MonitoringJob.named("drift")
            .on(with("city", Column.ofCategories(now)))
            .build()
            .run(watched, TestRun.at(home));
    assertThat(report.violations()).isEmpty();
  }

  @Test
  void comparesInfiniteValuesAndSaysThatTheyAreThere() {
    double[] ages = new Random(3).doubles(300).map(u -> u * 2 - 1).toArray();
    ages[7] = Double.POSITIVE_INFINITY;
    MonitoringReport report = on(with("age", Column.ofNumbers(ages)));
    assertThat(report.violations())
        .extracting(Violation::description)
        .containsExactly("Column 'age' is infinite in 1 rows.");
    assertThat(report.drifted()).isFalse();
  }

  @Test
  void takesARecordThatLacksAColumnAsMissing() {
    Prediction no = Prediction.ofClasses(List.of("no", "yes"), new double[] {0.5, 0.5});
    List<CaptureRecord> records = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      records.add(new CaptureRecord("id-" + i, Instant.EPOCH, Row.of("age", 0.1 * i), no));
    }
    MonitoringReport report =
        MonitoringJob.named("drift")
            .build()
            .run(new Watched(WATCHED.modelPackage(), Captures.of(records)), TestRun.at(home));
    assertThat(report.violations())
        .extracting(Violation::description)
        .contains(
            "Column 'city' has no value in any row.", "Column 'member' has no value in any row.");
    assertThat(drifted(report)).containsExactly("age", "city", "member", "prediction");
  }

  @Test
  void needsASampleOfTheTrainingRows() {
    Dataset rows = people(1, 100);
    Watched blind = Watched.learntFrom(rows, Profiles.of(rows, 1, 0));
    assertThatThrownBy(() -> MonitoringJob.named("drift").build().run(blind, TestRun.at(home)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "MonitoringJob 'drift': sample in the profile of model 'income' must be at least 1 row, but was empty. Maybe train it again with a sample in its profile.");
  }

  @Test
  void findsNothingInTheTextsItLearntFrom() {
    Dataset notes =
        people(1, 50)
            .with(
                Field.of("note", FieldType.TEXT),
                Column.ofTexts(java.util.Collections.nCopies(50, "a b")));
    MonitoringReport report =
        MonitoringJob.named("drift")
            .on(notes)
            .build()
            .run(Watched.learntFrom(notes), TestRun.at(home));
    assertThat(report.violations()).isEmpty();
    assertThat(report.columns()).extracting(ColumnDrift::column).contains("note");
  }

  /** Finds drift in every column of numbers. */
  private static final class Alarmist implements DriftTest {
    @Override
    public String name() {
      return "alarmist";
    }

    @Override
    public boolean fits(FieldType type) {
      return type == FieldType.NUMERIC;
    }

    @Override
    public DriftResult compare(Column reference, Column current) {
      return new DriftResult(name(), 1, 0, 1);
    }
  }

  @Test
  void usesTheCallersTestsFirst() {
    MonitoringJob job =
        MonitoringJob.named("drift").on(people(2, 100)).tests(new Alarmist()).build();
    MonitoringReport report = job.run(WATCHED, TestRun.at(home));
    assertThat(drifted(report)).containsExactly("age");
    assertThat(report.columns().get(1).result().test()).isEqualTo("chi-squared");
    assertThat(job.settings().asMap().get("tests")).contains("alarmist (").contains("Alarmist)");
  }

  /** Finds drift in all rows. */
  private static final class Together implements MultivariateDriftTest {
    @Override
    public String name() {
      return "together";
    }

    @Override
    public DriftResult compare(Dataset reference, Dataset current, long seed) {
      return new DriftResult(name(), current.schema().size(), 1e-9, 0.5);
    }
  }

  @Test
  void asksTestsOfWholeRowsWithoutTheAnswers() {
    MonitoringJob job =
        MonitoringJob.named("drift").on(people(2, 100)).joint(new Together()).build();
    JointDrift joint = job.run(WATCHED, TestRun.at(home)).drift().joint().get(0);
    assertThat(joint.drifted()).isTrue();
    assertThat(joint.result().statistic()).isEqualTo(3);
    assertThat(joint.adjustedPValue()).isEqualTo(5e-9, within(1e-15));
  }

  @Test
  void leavesOutWhatIsExcludedAndRefusesWhatIsNoInput() {
    MonitoringJob job = MonitoringJob.named("drift").on(people(2, 100)).exclude("city").build();
    assertThat(job.run(WATCHED, TestRun.at(home)).columns())
        .extracting(ColumnDrift::column)
        .containsExactly("age", "member", "prediction");
    MonitoringJob wrong = job.toBuilder().exclude("citty").build();
    assertThatThrownBy(() -> wrong.run(WATCHED, TestRun.at(home)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "MonitoringJob 'drift': excluded column 'citty' is not there. Did you mean 'city'?");
  }

  @Test
  void keepsSilentAboutWhatIsTooSmallToMatter() {
    double[] ages = new Random(5).doubles(500).map(u -> u * 2 - 0.5).toArray();
    MonitoringJob job =
        MonitoringJob.named("drift")
            .on(with("age", Column.ofNumbers(ages)))
            .effectFloor(0.9)
            .build();
    assertThat(job.run(WATCHED, TestRun.at(home)).drifted()).isFalse();
  }

  @Test
  void tellsTheRunHowManyColumnsDrifted() {
    TestRun run = TestRun.at(home);
    MonitoringJob.named("drift").on(people(2, 100)).build().run(WATCHED, run);
    assertThat(run.events())
        .containsExactly(new RunEvent.MetricLogged("test", "drifted columns", 0, 0));
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThatThrownBy(
            () ->
                MonitoringJob.named("drift").level(0).effectFloor(Double.NaN).leastRows(0).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "MonitoringJob 'drift': level must be above 0 and below 1, but was 0.0.")
        .hasMessageContaining("effectFloor must be from 0 to 1, but was NaN.")
        .hasMessageContaining("leastRows must be at least 1, but was 0.");
  }

  @Test
  void builderLosesNothing() {
    MonitoringJob job =
        MonitoringJob.named("drift")
            .on(people(2, 5))
            .level(0.01)
            .effectFloor(0.2)
            .leastRows(7)
            .tests(new Alarmist())
            .correction(Correction.BENJAMINI_HOCHBERG)
            .joint(new Together())
            .exclude("member")
            .build();
    MonitoringJob same = job.toBuilder().build();
    assertThat(same.fingerprint()).isEqualTo(job.fingerprint()).isPresent();
    assertThat(same.settings()).isEqualTo(job.settings());
    assertThat(job.toBuilder().on(people(3, 5)).build().fingerprint())
        .isNotEqualTo(job.fingerprint());
  }

  @Test
  void saysTheSameEveryTime() {
    assertThat(on(people(2, 200)).fingerprint()).isEqualTo(on(people(2, 200)).fingerprint());
  }
}
