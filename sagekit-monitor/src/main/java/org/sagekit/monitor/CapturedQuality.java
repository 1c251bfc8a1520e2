package org.sagekit.monitor;

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
    CaptureClock clock = new CaptureClock(job.clockTolerance());
    records.forEach(record -> clock.see(record.time()));
    List<Violation> clocks = clock.violations(job.moment(run.clock()));
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
}
