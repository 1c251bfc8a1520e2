package org.sagekit.monitor.timing;

import org.sagekit.api.Problems;

/**
 * Collects what is wrong with a cron expression, in the form of all messages: the first faults, and
 * no long text in full. For one thread.
 */
final class CronFaults {
  private static final int MOST = 10;
  private static final int LONGEST = 100;
  private final Problems problems;

  CronFaults(String expression) {
    this.problems = Problems.of("Timing '" + shortened(expression) + "'");
  }

  void require(boolean holds, String field, String constraint, String actual) {
    if (problems.all().size() < MOST) {
      problems.require(holds, field, constraint, "'" + shortened(actual) + "'");
    }
  }

  static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  void throwIfAny() {
    problems.throwIfAny();
  }
}
