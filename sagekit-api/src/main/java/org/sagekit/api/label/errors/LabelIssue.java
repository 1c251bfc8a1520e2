package org.sagekit.api.label.errors;

/**
 * A label that is likely wrong.
 *
 * @param rank 1 for the most suspicious one
 * @param row its place, from 0
 * @param id the name of the row
 * @param given the label as it was given
 * @param likely the likeliest other one
 * @param quality how good the given label seems by the ranking, from 0 to 1
 */
public record LabelIssue(
    int rank, int row, String id, String given, String likely, double quality) {}
