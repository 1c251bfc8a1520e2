package org.sagekit.api.label;

/**
 * How much a task needs another vote.
 *
 * @param task which task, as the row's id
 * @param votes how many it has; 0 for one that nobody has labelled
 * @param likely the likeliest label so far
 * @param score how sure that label is, a vote that knows nothing counted in: from 0 to 1, the least
 *     needs a vote most
 */
public record LabelPriority(String task, int votes, String likely, double score) {}
