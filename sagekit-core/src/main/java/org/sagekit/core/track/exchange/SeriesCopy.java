package org.sagekit.core.track.exchange;

import java.time.Instant;
import java.util.Optional;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.run.MetricSummary;

/**
 * Takes the points of one metric as they stand in a file. Of a series that was brought in before,
 * the points that are here already are passed over: the other trackers only ever append. If they
 * are not the points that were brought in, nothing is added, and that is told.
 *
 * <p>For one thread.
 */
public final class SeriesCopy {
  private final RunCopy run;
  private final String metric;
  private final long here;
  private final Optional<MetricSummary> known;
  private long seen;
  private double first = Double.NaN;
  private double min = Double.NaN;
  private double max = Double.NaN;
  private boolean differs;

  SeriesCopy(RunCopy run, String metric, Optional<MetricSummary> known) {
    this.run = run;
    this.metric = metric;
    this.known = known;
    this.here = known.map(MetricSummary::points).orElse(0L);
  }

  /** Takes the next point of the file. */
  public void point(long step, double value, Instant time) {
    if (differs) {
      return;
    }
    if (seen < here) {
      passOver(value);
      return;
    }
    seen++;
    RunLog log = run.log();
    log.log(metric, step, value, time);
    run.tally().points(1);
  }

  private void passOver(double value) {
    seen++;
    if (!Double.isNaN(value)) {
      first = Double.isNaN(first) ? value : first;
      min = Double.isNaN(min) ? value : Math.min(min, value);
      max = Double.isNaN(max) ? value : Math.max(max, value);
    }
    differs = seen == here && !known.map(this::isAsSeen).orElse(true);
  }

  private boolean isAsSeen(MetricSummary summary) {
    return same(summary.first(), first) && same(summary.min(), min) && same(summary.max(), max);
  }

  private static boolean same(double a, double b) {
    return a == b || Double.isNaN(a) && Double.isNaN(b);
  }

  /** Ends the series, and tells if it is not the one that was brought in before. */
  public void end() {
    if (differs || seen < here) {
      run.tally()
          .note(
              "%s: metric '%s' has other points than were brought in before: it was left as it is here."
                  .formatted(run.subject(), metric));
    }
  }
}
