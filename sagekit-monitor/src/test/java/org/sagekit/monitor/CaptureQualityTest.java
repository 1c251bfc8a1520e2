package org.sagekit.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.capture.FlatRow;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.QualityBaseline;
import org.sagekit.api.monitor.quality.QualityReport;
import org.sagekit.core.deploy.Captures;
import org.sagekit.core.deploy.RecordPreprocessors;
import org.sagekit.monitor.quality.QualityBaselines;

class CaptureQualityTest {
  private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
  @TempDir Path home;

  private static String line(int event, String input, String encoding) {
    return """
        {"captureData":{"endpointInput":{"observedContentType":"text/csv","mode":"INPUT",\
        "data":"%s","encoding":"%s"},"endpointOutput":{"observedContentType":"text/csv",\
        "mode":"OUTPUT","data":"0.5","encoding":"CSV"}},"eventMetadata":{"eventId":"e-%s",\
        "inferenceTime":"2025-06-01T12:00:00Z"},"eventVersion":"0"}"""
        .formatted(input, encoding, event);
  }

  private Path capture(String name, List<String> lines) throws IOException {
    Path folder = Files.createDirectories(home.resolve(name));
    Files.write(folder.resolve("capture.jsonl"), lines);
    return folder;
  }

  private static List<String> sound(int count) {
    return IntStream.range(0, count).mapToObj(i -> line(i, i % 7 + "," + i, "CSV")).toList();
  }

  private static final List<String> NAMES = List.of("answer", "day", "id");

  private static DataQualityJob job(Path folder) {
    QualityBaseline baseline =
        QualityBaselines.ofCapture(folder, RecordPreprocessors.flattening(NAMES));
    return DataQualityJob.named("quality")
        .baseline(baseline)
        .preprocessor(RecordPreprocessors.flattening(NAMES))
        .build();
  }

  private QualityReport report(DataQualityJob job, Path folder) throws Exception {
    return job.ofCaptureFiles().run(folder, TestRun.at(home));
  }

  @Test
  void captureFolderIsCheckedByItsOwnBaseline() throws Exception {
    Path folder = capture("good", sound(200));
    DataQualityJob job = job(folder);
    assertThat(job.constraints().names()).containsExactly("answer", "day", "id");
    QualityReport report = report(job, folder);
    assertThat(report.violations()).isEmpty();
    assertThat(report.statistics().rows()).isEqualTo(200);
  }

  @Test
  void damagedLinesAreNamedAndCounted() throws Exception {
    List<String> lines = new ArrayList<>(sound(100));
    lines.set(1, "{\"captureData\": not json");
    lines.set(3, line(3, "{}", "JSON"));
    Path folder = capture("damaged", lines);
    List<Violation> found =
        report(job(capture("good", sound(200))), folder).violationsOf(Check.UNREADABLE);
    assertThat(found.get(0).description()).startsWith("2 of 100 lines can't be used: ");
    assertThat(found).hasSize(3);
    assertThat(found.get(1).description()).contains("capture.jsonl").contains("2");
  }

  private List<Violation> ofTimes(UnaryOperator<List<String>> change) throws Exception {
    DataQualityJob job = job(capture("good", sound(200)));
    Path file =
        capture("times", change.apply(new ArrayList<>(sound(100)))).resolve("capture.jsonl");
    return report(job, file).violationsOf(Check.FRESHNESS);
  }

  private static List<String> at(List<String> lines, int line, String time) {
    lines.set(line, lines.get(line).replace("2025-06-01T12:00:00Z", time));
    return lines;
  }

  @Test
  void clocksOfAFileAreWatched() throws Exception {
    assertThat(ofTimes(lines -> lines)).isEmpty();
    assertThat(ofTimes(lines -> at(lines, 50, "2025-06-01T11:56:00Z"))).isEmpty();
    assertThat(ofTimes(lines -> at(lines, 50, "2025-06-01T11:30:00Z")))
        .singleElement()
        .satisfies(one -> assertThat(one.description()).contains("backwards", "PT30M older"));
    assertThat(ofTimes(lines -> at(lines, 99, "2999-01-01T00:00:00Z")))
        .singleElement()
        .satisfies(one -> assertThat(one.description()).contains("2999", "in the future"));
  }

  @Test
  void filesOfAFolderNeedNotFollowEachOther() throws Exception {
    Path folder = capture("several", sound(50));
    List<String> earlier = new ArrayList<>(sound(50));
    earlier.replaceAll(line -> line.replace("2025-06-01T12", "2025-06-01T09"));
    Files.write(folder.resolve("other.jsonl"), earlier);
    assertThat(report(job(capture("good", sound(200))), folder).violationsOf(Check.FRESHNESS))
        .isEmpty();
  }

  @Test
  void baselineOfADamagedCaptureIsRefused() throws Exception {
    Path folder = capture("damaged", List.of("nonsense"));
    assertThatThrownBy(() -> QualityBaselines.ofCapture(folder, RecordPreprocessors.flattening()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("capture.jsonl");
  }

  @Test
  void capturesWithoutAnyUsableLineAreViolations() throws Exception {
    DataQualityJob job = job(capture("good", sound(200)));
    List<Violation> found = report(job, capture("bad", List.of("x", "y"))).violations();
    assertThat(found).extracting(Violation::check).contains(Check.UNREADABLE, Check.ROWS);
  }

  @Test
  void preprocessorMakesTheRows() throws Exception {
    Path folder = capture("good", sound(200));
    DataQualityJob job =
        job(folder).toBuilder()
            .preprocessor(
                record ->
                    List.of(FlatRow.of(Map.of("answer", 0.5, "day", 99L, "id", record.eventId()))))
            .build();
    assertThat(report(job, folder).violations())
        .extracting(Violation::column)
        .contains("day", "id");
  }

  private static Dataset learnt() {
    return Watched.normal(1, 1_000, 2, 0);
  }

  private static CaptureRecord record(int event, Instant time, double value) {
    return new CaptureRecord(
        "e" + event,
        time,
        Row.of("x0", value, "x1", value),
        Prediction.ofClasses(List.of("no", "yes"), new double[] {0.4, 0.6}));
  }

  private QualityReport behindDeployment(DataQualityJob job, List<CaptureRecord> records)
      throws Exception {
    Watched watched = Watched.learntFrom(learnt());
    Watched asked = new Watched(watched.modelPackage(), Captures.of(records));
    return job.ofCapture().run(asked, TestRun.at(home));
  }

  private static List<CaptureRecord> records(int step) {
    Dataset rows = Watched.normal(2, 300, 1, 0);
    return IntStream.range(0, 300)
        .mapToObj(i -> record(i, NOON.plusSeconds((long) i * step), rows.column(0).number(i)))
        .toList();
  }

  private static DataQualityJob behind() {
    return DataQualityJob.named("quality").baseline(QualityBaselines.of(learnt())).build();
  }

  @Test
  void looksAtWhatAnEndpointWasAsked() throws Exception {
    QualityReport report = behindDeployment(behind(), records(1));
    assertThat(report.violations()).isEmpty();
    assertThat(report.statistics().columns()).extracting(c -> c.name()).containsExactly("x0", "x1");
    assertThat(report.lineage().nearest("model")).isPresent();
  }

  @Test
  void answersAreLookedAtIfConstraintsHaveThem() throws Exception {
    DataQualityJob job =
        behind().toBuilder()
            .constraints(
                behind()
                    .constraints()
                    .with(ColumnConstraints.of("prediction", InferredType.STRING).domain("no")))
            .build();
    assertThat(behindDeployment(job, records(1)).violations())
        .extracting(Violation::check)
        .containsExactly(Check.CATEGORICAL_VALUES);
  }

  @Test
  void clocksThatRunBackwardsAreAViolation() throws Exception {
    List<Violation> back = behindDeployment(behind(), records(-2)).violations();
    assertThat(back)
        .containsExactly(
            Violation.of(
                Check.FRESHNESS,
                "The clock of the capture ran backwards: a record is PT9M58S older than one before "
                    + "it."));
    assertThat(behindDeployment(behind(), records(-1)).violations()).isEmpty();
  }

  @Test
  void recordsOfTheFutureAreAViolation() throws Exception {
    List<CaptureRecord> future =
        records(0).stream()
            .map(r -> new CaptureRecord(r.eventId(), Instant.MAX, r.input(), r.output()))
            .toList();
    assertThat(behindDeployment(behind(), future).violationsOf(Check.FRESHNESS)).hasSize(1);
  }
}
