package org.sagekit.api.deploy.capture;

import java.util.List;

/**
 * What came of merging labels into a capture. Immutable. {@code matched + unmatched + repeated +
 * contested = records}.
 *
 * @param records of the capture that were looked at
 * @param matched how many have a label now
 * @param unmatched how many have none yet
 * @param repeated how many have the id of an earlier record with a label, and count once only
 * @param contested how many have an id whose labels contradict each other, and so have no label
 * @param labels how many labels there were
 * @param duplicates how many of them repeat the label of their id word for word; those of ids whose
 *     labels contradict each other are not among them, whatever their order
 * @param unknown how many different ids of labels no record has
 * @param conflicting how many different ids have labels that contradict each other
 * @param conflicts the first of these ids
 */
public record MergeReport(
    long records,
    long matched,
    long unmatched,
    long repeated,
    long contested,
    long labels,
    long duplicates,
    long unknown,
    long conflicting,
    List<String> conflicts) {
  /** How many conflicting ids are listed at most; all are counted. */
  public static final int MOST_CONFLICTS = 100;

  /** Copies the list. */
  public MergeReport {
    conflicts = List.copyOf(conflicts);
  }
}
