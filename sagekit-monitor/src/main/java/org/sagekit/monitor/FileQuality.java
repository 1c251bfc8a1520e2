package org.sagekit.monitor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sagekit.api.Lineage;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.capture.CaptureReading;
import org.sagekit.api.deploy.capture.CapturedBatches;
import org.sagekit.api.deploy.capture.RecordPreprocessor;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.QualityReport;
import org.sagekit.core.deploy.CaptureFiles;
import org.sagekit.monitor.quality.RowInspection;

/** A data quality job that looks at a capture in files. */
final class FileQuality implements Stage<Path, QualityReport> {
  private static final int BATCH = 10_000;

  /** How many damaged lines are named; all are counted. */
  private static final int NAMED = 10;

  private final DataQualityJob job;

  FileQuality(DataQualityJob job) {
    this.job = job;
  }

  @Override
  public String name() {
    return job.name();
  }

  @Override
  public Settings settings() {
    return job.settings().with("of", "capture files");
  }

  /**
   * Looks at the rows of the records that can be read.
   *
   * @throws org.sagekit.api.DataException if there is no such file or folder
   * @throws org.sagekit.api.StoreException if a file can't be read
   */
  @Override
  public QualityReport run(Path fileOrFolder, RunContext run) {
    CaptureClock clock = new CaptureClock(job.clockTolerance());
    RecordPreprocessor seeing =
        record -> {
          clock.see(record.inferenceTime());
          return job.preprocessor().rows(record);
        };
    try (CapturedBatches rows =
        CaptureFiles.of(fileOrFolder).preprocessor(seeing).skipDamaged().batches(BATCH)) {
      Schema schema = rows.schema(); // which takes a first look at all records
      clock.restart();
      RowInspection.Findings findings =
          job.inspection(run.clock()).inspect(schema, rows, run::checkStop);
      Lineage lineage =
          Lineage.of("capture", fileOrFolder.toString(), findings.statistics().fingerprint());
      List<Violation> besides = new ArrayList<>(unreadable(rows.reading()));
      besides.addAll(clocks(clock, fileOrFolder, job.moment(run.clock())));
      return job.report(new DataQualityJob.Looked(lineage, findings, besides), run);
    }
  }

  /** The files of a folder are of several writers, whose records need not follow each other. */
  private static List<Violation> clocks(CaptureClock clock, Path fileOrFolder, Instant moment) {
    return Files.isDirectory(fileOrFolder) ? clock.ahead(moment) : clock.violations(moment);
  }

  private static List<Violation> unreadable(CaptureReading reading) {
    if (reading.damaged() == 0) {
      return List.of();
    }
    String kinds =
        reading.damagedByKind().entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    List<Violation> found = new ArrayList<>();
    found.add(
        Violation.of(
            Check.UNREADABLE,
            "%s of %s lines can't be used: %s."
                .formatted(reading.damaged(), reading.lines(), kinds)));
    reading.places().stream()
        .limit(NAMED)
        .forEach(place -> found.add(Violation.of(Check.UNREADABLE, place.message())));
    return found;
  }
}
