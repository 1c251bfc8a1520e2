package org.sagekit.monitor.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Schema;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.Statistics;

/**
 * Looks at rows in one pass and constant memory, and says what is not as it has to be. Immutable.
 *
 * @param constraints how the rows have to be
 * @param then what rows looked like in the baseline; without it, nothing is said of drift
 * @param moment at which freshness is judged
 * @param ahead how far the clocks of others may go before ours
 */
public record RowInspection(
    Constraints constraints, Optional<Statistics> then, Instant moment, Duration ahead) {

  /**
   * What was found.
   *
   * @param statistics of the rows
   * @param violations in the order of the constraints' columns, those of other columns last
   */
  public record Findings(Statistics statistics, List<Violation> violations) {

    /** Copies the violations. */
    public Findings {
      violations = List.copyOf(violations);
    }
  }

  /**
   * Looks at rows.
   *
   * @param schema of all batches
   * @param batches read to their end
   * @param beforeEach called before each batch; may throw to stop
   * @return what was found
   */
  public Findings inspect(Schema schema, Iterator<Dataset> batches, Runnable beforeEach) {
    Tally tally = Tally.of(constraints);
    Observation observation = new Observation(schema, tally);
    while (batches.hasNext()) {
      beforeEach.run();
      observation.add(batches.next());
    }
    Statistics now = observation.statistics();
    QualityChecks checks = new QualityChecks(constraints, then, moment, ahead);
    return new Findings(now, checks.violations(tally, now));
  }
}
