package org.sagekit.api.tune;

import org.sagekit.api.RunEvent;

/**
 * One attempt of a search. Emitted as an event when it ends.
 *
 * @param path where the search stands in the run
 * @param number from 0
 * @param assignment what was tried
 * @param score the mean over the folds, NaN if it failed
 * @param note why it failed, or empty
 */
public record Trial(String path, int number, Assignment assignment, double score, String note)
    implements RunEvent {}
