package org.sagekit.api.label;

import java.util.List;

/**
 * How well one label is told from the others.
 *
 * @param label which
 * @param votes how many votes named it
 * @param prevalence the share of the tasks whose truth it is likely to be: the mean posterior
 * @param agreement when one worker names it, how often another who answered the task does too: the
 *     proportion of specific agreement (R. L. Spitzer and J. L. Fleiss, British Journal of
 *     Psychiatry 125, 1974), with Wilson's 95 % interval of as many trials as tasks
 * @param precision the share of the votes for it that are likely right; NaN without such a vote
 * @param recall the share of the votes on tasks whose truth it is likely to be that name it; NaN
 *     without such a task
 * @param mistakenFor what else is answered where it is the truth, the most frequent first, at most
 *     {@value #LISTED}; empty with more than {@value #MOST_LABELS} labels
 */
public record ClassQuality(
    String label,
    int votes,
    double prevalence,
    AgreementCoefficient agreement,
    double precision,
    double recall,
    List<Mistake> mistakenFor) {
  /** So many mistakes are listed of one label. */
  public static final int LISTED = 3;

  /** With more labels mistakes are not listed: there would be too many pairs. */
  public static final int MOST_LABELS = 1000;

  /** Copies the list. */
  public ClassQuality {
    mistakenFor = List.copyOf(mistakenFor);
  }

  /**
   * A wrong answer.
   *
   * @param label what is answered
   * @param share of the votes on tasks whose truth is the other label
   */
  public record Mistake(String label, double share) {}
}
