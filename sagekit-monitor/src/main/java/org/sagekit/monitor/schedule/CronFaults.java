package org.sagekit.monitor.schedule;

import org.sagekit.api.Problems;

/** Collects what is wrong with a cron expression, in the form of all messages. For one thread. */
final class CronFaults {
  private final Problems problems;

  CronFaults(String expression) {
    this.problems = Problems.of("Timing '" + expression + "'");
  }

  void require(boolean holds, String field, String constraint, String actual) {
    problems.require(holds, field, constraint, "'" + actual + "'");
  }

  void require(boolean holds, String field, String constraint, String actual, String advice) {
    problems.require(holds, field, constraint, "'" + actual + "'", advice);
  }

  void throwIfAny() {
    problems.throwIfAny();
  }
}
