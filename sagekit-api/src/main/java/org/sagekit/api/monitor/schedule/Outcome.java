package org.sagekit.api.monitor.schedule;

import java.util.List;
import java.util.Objects;

/**
 * What a run has found, as the history keeps it and a webhook sends it: names, verdicts and
 * figures, nothing of the rows.
 *
 * @param drifted whether something has changed
 * @param violations how many things besides are not as they should be, 0 or more
 * @param findings what has drifted and what is violated, the first {@value #MOST}
 */
public record Outcome(boolean drifted, int violations, List<Finding> findings) {
  /** How many findings are kept. */
  public static final int MOST = 100;

  /** Keeps the first findings. */
  public Outcome {
    if (violations < 0) {
      throw new IllegalArgumentException(
          "Outcome: violations must be 0 or more, but was %s.".formatted("" + violations));
    }
    findings = List.copyOf(findings.subList(0, Math.min(MOST, findings.size())));
  }

  /**
   * Nothing was found.
   *
   * @return all is as it should be
   */
  public static Outcome clear() {
    return new Outcome(false, 0, List.of());
  }

  /**
   * Whether somebody should look.
   *
   * @return true if something drifted or is violated
   */
  public boolean alarming() {
    return drifted || violations > 0;
  }

  /**
   * One thing that was found.
   *
   * @param column its name, empty if it is about all of them
   * @param check {@code DRIFT}, or the name of the check that is violated
   * @param effect of a drift, from 0 to 1; NaN for anything else
   */
  public record Finding(String column, String check, double effect) {
    /** Checks that nothing is null. */
    public Finding {
      Objects.requireNonNull(column, "column");
      Objects.requireNonNull(check, "check");
    }
  }
}
