package org.sagekit.api.label;

/**
 * What one worker's answers are worth.
 *
 * @param worker who, with the skill, spam score and confusion that the aggregation found
 * @param agreement the share of others' answers to the same tasks that are the same, the mean over
 *     the worker's tasks, with Wilson's 95 % interval (1927) of as many trials as tasks
 * @param unusual the share of answers that nobody else gave, of those to tasks that at least two
 *     others answered; NaN if there is none
 * @param expectedCost how often the worker's answers would lead to a wrong label, if each were
 *     taken for the probabilities of the truth that it stands for: P. G. Ipeirotis, F. Provost and
 *     J. Wang, "Quality management on Amazon Mechanical Turk", HCOMP 2010, with a cost of 1 for
 *     each error. 0 for one who always errs in the same way; {@link LabelQuality#guessingCost} for
 *     one who does not look at the task; NaN without a confusion
 * @param spammerCandidate whether to look at this worker's answers: at least {@value #ENOUGH_VOTES}
 *     votes, of which at least {@value #ENOUGH_ERRORS} are likely wrong, and a spam score of at
 *     least {@value #SPAM}
 */
public record WorkerQuality(
    Worker worker,
    AgreementCoefficient agreement,
    double unusual,
    double expectedCost,
    boolean spammerCandidate) {
  /** Of one with fewer votes nothing is suspected. */
  public static final int ENOUGH_VOTES = 10;

  /** One who hardly ever errs is not suspected, even if all answers are the same. */
  public static final int ENOUGH_ERRORS = 3;

  /** From this spam score on a worker is suspected: of two labels, .66 of each right. */
  public static final double SPAM = 0.9;
}
