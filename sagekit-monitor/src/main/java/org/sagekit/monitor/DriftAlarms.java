package org.sagekit.monitor;

import org.sagekit.api.Problems;
import org.sagekit.api.deploy.rollout.Alarm;
import org.sagekit.api.deploy.rollout.Fleets;

/**
 * Where one gets an {@link Alarm} that rolls a new model back when it meets what it has not learnt:
 * {@code DriftAlarms.ofPredictions(MonitoringJob.named("income-drift").build())}.
 *
 * <p>The job says which tests are used, at which level and with which effect floor, and how many
 * records the first look needs; its further looks are at twice as many, and so on, and then at each
 * 10,000 new ones. The chance that an unchanged model is ever rolled back by the alarm is at most
 * the job's level, however long the rollout is: each look uses a part of the level, and Holm's
 * correction shares that among the columns. Violations, other than drift, do not ring, nor do tests
 * of whole rows.
 *
 * <p>An alarm reads nothing but the capture of the new model, and its newest 10,000 records at most
 * ({@link Fleets#NEWEST}); between two looks it reads nothing. A look scores the sample in the
 * package's profile and runs the tests, which takes time in proportion to the sample and these
 * records. A package without a sample makes it throw, which rolls back. Thread-safe.
 */
public final class DriftAlarms {
  private DriftAlarms() {}

  /**
   * Of what the new model is asked and of what it says. If the requests have drifted from its
   * training rows for good reasons, it rings all the same; then {@link #ofPredictions} is better.
   *
   * @param job without rows of its own
   * @return the alarm
   * @throws IllegalArgumentException if the job looks at rows of its own or needs more than 10,000
   */
  public static Alarm of(MonitoringJob job) {
    return new DriftAlarm(checked(job), DriftAlarm.Columns.INPUTS_AND_PREDICTION);
  }

  /**
   * Of what the new model says only.
   *
   * @param job without rows of its own
   * @return the alarm
   * @throws IllegalArgumentException if the job looks at rows of its own or needs more than 10,000
   */
  public static Alarm ofPredictions(MonitoringJob job) {
    return new DriftAlarm(checked(job), DriftAlarm.Columns.PREDICTION);
  }

  private static MonitoringJob checked(MonitoringJob job) {
    Problems.of("DriftAlarm by '" + job.name() + "'")
        .require(
            !job.hasRows(),
            "rows",
            "those that the new model is asked",
            "rows of the job's own",
            "leave out 'on'")
        .require(
            job.rule().leastRows() <= Fleets.NEWEST,
            "leastRows",
            "at most " + Fleets.NEWEST,
            job.rule().leastRows())
        .throwIfAny();
    return job;
  }
}
