package org.sagekit.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.RunEvent;
import org.sagekit.api.StoppedException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.Correction;
import org.sagekit.api.monitor.DriftReport;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.JointDrift;
import org.sagekit.api.monitor.MultivariateDriftTest;
import org.sagekit.api.monitor.Violation;
import org.sagekit.core.data.Profiles;
import org.sagekit.monitor.drift.DriftTests;
import org.sagekit.monitor.joint.MultivariateDriftTests;

class DriftJobTest {
  private static final Dataset THEN = rows(1, 2_000);
  private static final DriftJob JOB = DriftJob.named("weekly").reference(THEN).build();
  @TempDir Path home;

  private static Dataset rows(long seed, int count) {
    Dataset rows = Watched.normal(seed, count, 3, 0);
    Random random = new Random(seed);
    List<String> cities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cities.add(random.nextInt(3) == 0 ? "Ulm" : "Bonn");
    }
    return rows.with(Field.of("city", FieldType.CATEGORICAL), Column.ofCategories(cities));
  }

  private static Dataset with(Dataset rows, String name, Column column) {
    return rows.with(Field.of(name, column.type()), column);
  }

  private static List<String> drifted(DriftReport report) {
    return report.columns().stream().filter(ColumnDrift::drifted).map(ColumnDrift::column).toList();
  }

  private static List<String> said(DriftReport report) {
    return report.violations().stream().map(Violation::description).toList();
  }

  @Test
  void isQuietWhenNothingHasChanged() {
    DriftReport report = JOB.compare(rows(2, 500));
    assertThat(report.drifted()).isFalse();
    assertThat(report.violations()).isEmpty();
    assertThat(report.columns())
        .extracting(ColumnDrift::column)
        .containsExactly("x0", "x1", "x2", "city");
    assertThat(report.distributions()).hasSize(4);
    assertThat(report.referenceRows()).isEqualTo(2_000);
    assertThat(report.currentRows()).isEqualTo(500);
    assertThat(report.correction()).isEqualTo(Correction.HOLM);
  }

  @Test
  void findsWhatHasMoved() {
    Dataset now = with(rows(2, 500), "city", Column.ofCategories(Collections.nCopies(500, "Ulm")));
    DriftReport report = JOB.compare(now);
    assertThat(drifted(report)).containsExactly("city");
    assertThat(said(report)).containsExactly("Column 'city' has the one value 'Ulm' in all rows.");
  }

  @Test
  void aColumnThatIsGoneHasDriftedWithoutDoubt() {
    DriftReport report = JOB.compare(rows(2, 500).without("x1"));
    assertThat(report.columns().get(1))
        .isEqualTo(new ColumnDrift("x1", new DriftResult("missing-column", 1, 0, 1), 0, true));
    assertThat(drifted(report)).containsExactly("x1");
    assertThat(report.violations())
        .extracting(Violation::check)
        .containsExactly(Check.MISSING_COLUMN);
  }

  @Test
  void aColumnWithoutAnyValueHasDrifted() {
    double[] none = new double[500];
    Arrays.fill(none, Double.NaN);
    DriftReport report = JOB.compare(with(rows(2, 500), "x1", Column.ofNumbers(none)));
    assertThat(drifted(report)).containsExactly("x1");
    assertThat(said(report)).containsExactly("Column 'x1' has no value in any row.");
  }

  @Test
  void aShareOfMissingValuesThatHasChangedIsDriftInEitherDirection() {
    Dataset now = rows(2, 500);
    double[] holes = new double[500];
    for (int row = 0; row < 500; row++) {
      holes[row] = row % 5 == 0 ? Double.NaN : now.column("x1").number(row);
    }
    Dataset gaps = with(now, "x1", Column.ofNumbers(holes));
    DriftReport more = JOB.compare(gaps);
    assertThat(more.columns().get(1).result().test()).isEqualTo("missing-share");
    assertThat(said(more))
        .containsExactly("Column 'x1' is missing in 20.0 % of the rows; it was in 0.0 %.");
    DriftReport fewer = DriftJob.named("weekly").reference(gaps).build().compare(THEN);
    assertThat(drifted(fewer)).containsExactly("x1");
    assertThat(fewer.violations()).isEmpty();
  }

  @Test
  void newCategoriesAreDriftAndAViolation() {
    List<String> cities = new ArrayList<>(Collections.nCopies(440, "Bonn"));
    cities.addAll(Collections.nCopies(60, "Paris"));
    DriftReport report = JOB.compare(with(rows(2, 500), "city", Column.ofCategories(cities)));
    assertThat(drifted(report)).containsExactly("city");
    assertThat(said(report))
        .containsExactly(
            "Column 'city' has values in 12.0 % of the rows that the reference does not have:"
                + " 'Paris'.");
  }

  @Test
  void judgesFewRowsButNotNone() {
    DriftReport none = JOB.compare(THEN.rows());
    assertThat(none.drifted()).isFalse();
    assertThat(said(none)).containsExactly("There are 0 rows, and at least 8 are needed to judge.");
    DriftReport one = JOB.compare(rows(2, 1));
    assertThat(one.columns()).hasSize(4);
    assertThat(said(one)).containsExactly("There is 1 row, and at least 8 are needed to judge.");
    assertThat(
            drifted(JOB.compare(with(rows(2, 8), "x0", Column.ofNumbers(9, 9, 8, 8, 7, 7, 6, 6)))))
        .containsExactly("x0");
  }

  @Test
  void saysThatValuesAreInfinite() {
    double[] values = numbers(rows(2, 200).column("x0"));
    values[3] = Double.NEGATIVE_INFINITY;
    DriftReport report = JOB.compare(with(rows(2, 200), "x0", Column.ofNumbers(values)));
    assertThat(report.drifted()).isFalse();
    assertThat(said(report)).containsExactly("Column 'x0' is infinite in 1 rows.");
  }

  private static double[] numbers(Column column) {
    double[] numbers = new double[column.size()];
    Arrays.setAll(numbers, column::number);
    return numbers;
  }

  @Test
  void comparesTexts() {
    DriftJob job = DriftJob.named("weekly").reference(withNotes(THEN, "came home")).build();
    DriftReport same = job.compare(withNotes(rows(2, 200), "came home"));
    assertThat(same.drifted()).isFalse();
    assertThat(said(same)).isEmpty();
    assertThat(same.columns()).extracting(ColumnDrift::column).contains("note");
    DriftReport other = job.compare(withNotes(rows(2, 200), "rentra \u00e0 la maison"));
    assertThat(other.columns())
        .filteredOn(ColumnDrift::drifted)
        .extracting(ColumnDrift::column)
        .containsExactly("note");
  }

  private static Dataset withNotes(Dataset rows, String said) {
    Random random = new Random(rows.size());
    return with(
        rows,
        "note",
        Column.ofTexts(
            IntStream.range(0, rows.size())
                .mapToObj(row -> said + " at " + random.nextInt(60))
                .toList()));
  }

  @Test
  void takesAProfileForItsSample() {
    Dataset people = with(THEN, "city", Column.ofCategories(cities())).as("x2", Role.ID);
    DriftJob job =
        DriftJob.named("weekly").reference(Profiles.of(people, 1, 100)).leastRows(1).build();
    List<String> oulu = Collections.nCopies(40, "Oulu");
    DriftReport report = job.compare(with(rows(2, 40), "city", Column.ofCategories(oulu)));
    assertThat(report.referenceRows()).isEqualTo(100);
    assertThat(drifted(report)).containsExactly("city");
    assertThat(report.violations()).extracting(Violation::check).containsExactly(Check.UNIQUENESS);
  }

  /** One row of 2,000, which a sample of 100 lacks. */
  private static List<String> cities() {
    List<String> cities = new ArrayList<>(Collections.nCopies(1_999, "Bonn"));
    cities.add("Oulu");
    return cities;
  }

  @Test
  void threadsDontMatter() {
    Dataset now = rows(2, 300);
    DriftReport one = JOB.run(now, TestRun.at(home).threads(1));
    assertThat(JOB.run(now, TestRun.at(home).threads(8))).isEqualTo(one);
    assertThat(JOB.compare(now)).isEqualTo(one);
  }

  @Test
  void saysHowFarItIsAndStops() {
    AtomicInteger told = new AtomicInteger();
    JOB.compare(rows(2, 50), (done, total, note) -> told.addAndGet((int) total));
    assertThat(told).hasValue(4 * 4);
    TestRun run = TestRun.at(home);
    run.stop();
    assertThatThrownBy(() -> JOB.run(rows(2, 50), run)).isInstanceOf(StoppedException.class);
  }

  @Test
  void tellsTheRunHowManyColumnsDrifted() {
    TestRun run = TestRun.at(home);
    JOB.run(rows(2, 100).without("x0"), run);
    assertThat(run.events())
        .containsExactly(new RunEvent.MetricLogged("test", "drifted columns", 0, 1));
  }

  /** Tells by its p-value how many columns it was shown. */
  private static final class Together implements MultivariateDriftTest {
    @Override
    public String name() {
      return "together";
    }

    @Override
    public DriftResult compare(Dataset reference, Dataset current, long seed) {
      return new DriftResult(name(), current.schema().size(), 0.001, 0.5);
    }
  }

  @Test
  void correctsTestsOfWholeRowsTogetherWithTheColumns() {
    DriftReport report = JOB.toBuilder().joint(new Together()).build().compare(rows(2, 100));
    assertThat(report.joint()).hasSize(1);
    assertThat(report.joint().get(0).adjustedPValue()).isEqualTo(0.005);
    assertThat(report.joint().get(0).result().statistic()).isEqualTo(4);
    assertThat(report.drifted()).isTrue();
  }

  @Test
  void floorOfColumnsIsNoneForDistancesOfWholeRows() {
    Dataset now =
        Watched.normal(2, 2_000, 3, 0.15).with(THEN.schema().field("city"), THEN.column("city"));
    DriftReport report =
        JOB.toBuilder()
            .joint(MultivariateDriftTests.energyDistance(), new Together())
            .effectFloor(0.51)
            .build()
            .compare(now);
    assertThat(report.joint().get(0).result().effect()).isBetween(0.02, 0.2);
    assertThat(report.joint()).extracting(JointDrift::drifted).containsExactly(true, false);
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThatThrownBy(
            () ->
                DriftJob.named("weekly")
                    .level(1)
                    .effectFloor(2)
                    .leastRows(0)
                    .exclude("a", "a")
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "DriftJob 'weekly': reference must be at least 1 row, but was not given.")
        .hasMessageContaining("level must be above 0 and below 1, but was 1.0.")
        .hasMessageContaining("effectFloor must be from 0 to 1, but was 2.0.")
        .hasMessageContaining("leastRows must be at least 1, but was 0.")
        .hasMessageContaining("excluded columns must be distinct, but was [a, a].");
  }

  @Test
  void refusesToExcludeWhatIsNotThere() {
    DriftJob job = JOB.toBuilder().exclude("citty").build();
    assertThatThrownBy(() -> job.compare(rows(2, 10)))
        .hasMessage(
            "DriftJob 'weekly': excluded column 'citty' is not there. Did you mean 'city'?");
  }

  @Test
  void builderLosesNothing() {
    DriftJob job =
        DriftJob.named("weekly")
            .reference(Profiles.of(THEN, 1, 50))
            .level(0.01)
            .effectFloor(0.2)
            .leastRows(7)
            .tests(DriftTests.kolmogorovSmirnov())
            .correction(Correction.BONFERRONI)
            .joint(new Together())
            .exclude("x1")
            .build();
    DriftJob same = job.toBuilder().name("other").build();
    assertThat(same.fingerprint()).isEqualTo(job.fingerprint()).isPresent();
    assertThat(same.settings()).isEqualTo(job.settings());
    assertThat(same.name()).isEqualTo("other");
  }

  @Test
  void everyOptionCountsInTheFingerprint() {
    assertThat(
            List.of(
                JOB.toBuilder().reference(rows(3, 9)).build(),
                JOB.toBuilder().reference(Profiles.of(THEN, 1)).build(),
                JOB.toBuilder().level(0.01).build(),
                JOB.toBuilder().effectFloor(0.2).build(),
                JOB.toBuilder().leastRows(7).build(),
                JOB.toBuilder().tests(DriftTests.kolmogorovSmirnov()).build(),
                JOB.toBuilder().correction(Correction.NONE).build(),
                JOB.toBuilder().joint(new Together()).build(),
                JOB.toBuilder().exclude("x1").build(),
                JOB))
        .extracting(DriftJob::fingerprint)
        .doesNotHaveDuplicates();
  }
}
