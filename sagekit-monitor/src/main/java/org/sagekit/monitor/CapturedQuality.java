package org.sagekit.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.QualityReport;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.monitor.quality.RecordTable;
import org.sagekit.monitor.quality.RowInspection;

/** A data quality job behind a deployment. */
final class CapturedQuality implements Stage<Captured, QualityReport> {
  private final DataQualityJob job;

  CapturedQuality(DataQualityJob job) {
    this.job = job;
  }

  @Override
  public String name() {
    return job.name();
  }

  @Override
  public Settings settings() {
    return job.settings().with("of", "capture");
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return job.fingerprint().map(one -> Fingerprint.of("capture", one.hex()));
  }

  @Override
  public QualityReport run(Captured input, RunContext run) {
    List<CaptureRecord> records = input.capture().records();
    Dataset rows = rows(input.modelPackage(), records);
    RowInspection.Findings findings =
        job.inspection(run.clock())
            .inspect(rows.schema(), List.of(rows).iterator(), run::checkStop);
    Lineage lineage =
        new Lineage(
            "capture",
            rows.name(),
            input.capture().fingerprint(),
            List.of(input.modelPackage().lineage()));
    List<Violation> clocks = clocks(records, job.moment(run.clock()));
    return job.report(new DataQualityJob.Looked(lineage, findings, clocks), run);
  }

  private Dataset rows(ModelPackage modelPackage, List<CaptureRecord> records) {
    String model = modelPackage.model().name();
    List<Field> inputs = modelPackage.model().graph().inputs();
    Dataset rows = RecordTable.of("capture of " + model, inputs, records);
    String answer = MonitoringJob.PREDICTION;
    if (job.constraints().find(answer).isEmpty() || rows.schema().has(answer)) {
      return rows;
    }
    Column answers = RecordTable.answers(records);
    return rows.with(Field.of(answer, answers.type()), answers);
  }

  /** What the times of the records tell of the clock that gave them. */
  private List<Violation> clocks(List<CaptureRecord> records, Instant moment) {
    Instant latest = Instant.MIN;
    Duration furthest = Duration.ZERO;
    for (CaptureRecord record : records) {
      if (record.time().isBefore(latest)) {
        Duration back = Duration.between(record.time(), latest);
        furthest = back.compareTo(furthest) > 0 ? back : furthest;
      } else {
        latest = record.time();
      }
    }
    List<Violation> found = new ArrayList<>();
    if (furthest.compareTo(job.clockTolerance()) > 0) {
      found.add(
          Violation.of(
              Check.FRESHNESS,
              "The clock of the capture ran backwards: a record is %s older than one before it."
                  .formatted(furthest)));
    }
    if (latest.isAfter(moment.plus(job.clockTolerance()))) {
      found.add(
          Violation.of(
              Check.FRESHNESS,
              "The newest record is of %s, which is in the future of %s; a clock goes wrong."
                  .formatted(latest, moment)));
    }
    return found;
  }
}
