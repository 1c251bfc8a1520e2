package org.sagekit.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.rollout.Alarm;
import org.sagekit.api.deploy.rollout.Fleets;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.MultivariateDriftTest;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.model.Scorers;
import org.sagekit.monitor.compare.ColumnPair;
import org.sagekit.monitor.compare.Comparing;
import org.sagekit.monitor.compare.DriftRule;
import org.sagekit.monitor.compare.Work;

/** Rings if what the new model is asked, or what it says, is not what its package learnt from. */
final class DriftAlarm implements Alarm {

  /** What is compared. */
  enum Columns {
    INPUTS_AND_PREDICTION,
    PREDICTION
  }

  private static final MultivariateDriftTest[] NONE = {};

  private final MonitoringJob job;
  private final Columns columns;
  private final Looks looks;
  private Answer answer = new Answer(Instant.MIN, Fingerprint.of(""), 0, Optional.empty());

  /**
   * What was said last, so that nothing is read between two looks.
   *
   * @param begin of the rollout
   * @param green the new model
   * @param look from 1; 0 before the first
   * @param reason why it rings, if it does
   */
  private record Answer(Instant begin, Fingerprint green, long look, Optional<String> reason) {
    boolean of(Fleets seen) {
      return begin.equals(seen.begin()) && green.equals(seen.green().modelPackage());
    }
  }

  DriftAlarm(MonitoringJob job, Columns columns) {
    this.job = job;
    this.columns = columns;
    this.looks = new Looks(job.rule().leastRows());
  }

  @Override
  public String name() {
    return "drift of %s by '%s' (%s)"
        .formatted(
            columns == Columns.PREDICTION ? "predictions" : "inputs and predictions",
            job.name(),
            job.fingerprint().orElseThrow().brief());
  }

  @Override
  public synchronized Optional<String> ringing(Fleets seen) {
    if (!answer.of(seen)) {
      answer = new Answer(seen.begin(), seen.green().modelPackage(), 0, Optional.empty());
    }
    // The capture is read only if the count of answers promises records for a further look.
    if (looks.at(seen.green().rows()) > answer.look()) {
      look(seen);
    }
    return answer.reason();
  }

  private void look(Fleets seen) {
    List<CaptureRecord> records = newest(seen.greenCapture().capture().records());
    boolean full = records.size() == Fleets.NEWEST;
    long look = looks.at(full ? seen.green().rows() : records.size());
    if (look <= answer.look()) {
      return;
    }
    List<ColumnDrift> drifts = drifts(seen.greenCapture().modelPackage(), records, look);
    List<ColumnDrift> drifted = drifts.stream().filter(ColumnDrift::drifted).toList();
    answer =
        new Answer(
            seen.begin(),
            seen.green().modelPackage(),
            look,
            drifted.isEmpty() ? Optional.empty() : Optional.of(reason(drifted, records.size())));
  }

  private static List<CaptureRecord> newest(List<CaptureRecord> records) {
    return records.subList(Math.max(0, records.size() - Fleets.NEWEST), records.size());
  }

  private List<ColumnDrift> drifts(ModelPackage green, List<CaptureRecord> records, long look) {
    Reference reference = Reference.of(job.name(), green);
    Scorer scorer = Scorers.of(green);
    Window window = new Window(records);
    List<ColumnPair> compared = new ArrayList<>();
    if (columns == Columns.INPUTS_AND_PREDICTION) {
      compared.addAll(job.inputs(reference, window));
    }
    compared.add(Answered.compared(scorer, reference, window));
    DriftRule rule = job.rule().level(Looks.levelOf(look, job.rule().level())).joint(NONE);
    return new Comparing(rule, Work.quiet()).of(compared).columns();
  }

  private static String reason(List<ColumnDrift> drifted, int rows) {
    return drifted.stream()
        .map(
            column ->
                String.format(
                    Locale.ROOT,
                    "'%s' (effect %.3f, corrected p %.2g)",
                    column.column(),
                    column.result().effect(),
                    column.adjustedPValue()))
        .collect(Collectors.joining(", ", "on " + rows + " rows: ", ""));
  }

  @Override
  public String toString() {
    return name();
  }
}
