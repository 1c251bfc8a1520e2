package org.sagekit.api.label;

import java.util.Optional;

/**
 * What the votes say of one who voted.
 *
 * @param name who
 * @param votes how many votes were counted
 * @param skill from 0 to 1, the greater the better. For categories and sets of labels: the
 *     estimated share of right answers; for numbers: how much of the spread of this worker's
 *     answers is the truth's; for spans and boxes: F1 against what was found; for pairs: the
 *     estimated share of right preferences
 * @param spamScore from 0 to 1: how little the answers tell of the truth. 0 for one who never errs,
 *     or always errs in the same way; 1 for one whose answers do not depend on the truth
 * @param confusion how the worker answers under each truth; empty if the answers are not
 *     categories, or there are more than {@value Confusion#MOST_LABELS} labels
 */
public record Worker(
    String name, int votes, double skill, double spamScore, Optional<Confusion> confusion) {}
