package org.sagekit.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Profile;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.MonitoringReport;

/** How often reports on 20 columns, of which none or one has drifted, cry wolf or find it. */
class CalibrationTest {
  private static final int COLUMNS = 20;
  @TempDir Path home;

  private MonitoringReport report(long seed, int rows, double shift, double floor) {
    Dataset then = Watched.normal(seed, 5_000, COLUMNS, 0);
    Watched watched = Watched.learntFrom(then, new Profile(then.size(), List.of(), then));
    return MonitoringJob.named("drift")
        .effectFloor(floor)
        .on(Watched.normal(-seed, rows, COLUMNS, shift))
        .build()
        .run(watched, TestRun.at(home));
  }

  /** The floor is off, so that only the p-values stand between chance and an alarm. */
  private int falseAlarms(int reports, int rows) {
    int alarms = 0;
    for (int seed = 1; seed <= reports; seed++) {
      alarms += report(seed, rows, 0, 0).drifted() ? 1 : 0;
    }
    return alarms;
  }

  private int found(int reports, int rows) {
    int found = 0;
    for (int seed = 1; seed <= reports; seed++) {
      MonitoringReport report = report(seed, rows, 0.25, 0.05);
      found +=
          report.columns().stream()
                  .filter(ColumnDrift::drifted)
                  .anyMatch(c -> c.column().equals("x" + (COLUMNS - 1)))
              ? 1
              : 0;
    }
    return found;
  }

  private static int most(int reports, double share) {
    return new BinomialDistribution(null, reports, share).inverseCumulativeProbability(0.9999);
  }

  @ParameterizedTest
  @CsvSource({"100, 30", "500, 20"})
  void rarelyCriesWolf(int rows, int reports) {
    assertThat(falseAlarms(reports, rows)).isLessThanOrEqualTo(most(reports, 0.05));
  }

  @Test
  void findsAQuarterOfADeviationInFiveHundredRows() {
    assertThat(20 - found(20, 500)).isLessThanOrEqualTo(most(20, 0.05));
  }

  @Tag("proof")
  @ParameterizedTest
  @CsvSource({"30, 1000", "100, 1000", "500, 1000", "5000, 500"})
  void criesWolfNoOftenerThanTheLevel(int rows, int reports) {
    int alarms = falseAlarms(reports, rows);
    System.getLogger("calibration")
        .log(System.Logger.Level.INFO, "{0} rows: {1} of {2}", rows, alarms, reports);
    assertThat(alarms).isLessThanOrEqualTo(most(reports, 0.05));
  }

  @Tag("proof")
  @ParameterizedTest
  @CsvSource({"100, 500, 0.1", "500, 1000, 0.95", "5000, 200, 0.99"})
  void findsAQuarterOfADeviation(int rows, int reports, double power) {
    int found = found(reports, rows);
    System.getLogger("calibration")
        .log(System.Logger.Level.INFO, "{0} rows: {1} of {2}", rows, found, reports);
    assertThat(reports - found).isLessThanOrEqualTo(most(reports, 1 - power));
  }
}
