package org.sagekit.api.label;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.Problems;

/** How one worker answers: the probability of each answer under each truth. Immutable. */
public final class Confusion {
  /** With more labels there are no confusions: they would be mostly guesses, and large. */
  public static final int MOST_LABELS = 50;

  private final List<String> labels;
  private final double[] cells;

  private Confusion(List<String> labels, double[] cells) {
    this.labels = labels;
    this.cells = cells;
  }

  /**
   * A confusion.
   *
   * @param labels both the truths and the answers, at least one
   * @param cells truth by truth the probability of each answer; copied
   * @return the confusion
   * @throws IllegalArgumentException if there is not one cell for each pair of labels
   */
  public static Confusion of(List<String> labels, double[] cells) {
    Problems.of("Confusion")
        .require(!labels.isEmpty(), "labels", "at least 1", 0)
        .require(
            cells.length == labels.size() * labels.size(), "cells", "labels x labels", cells.length)
        .throwIfAny();
    return new Confusion(List.copyOf(labels), cells.clone());
  }

  /**
   * The labels.
   *
   * @return in the order of the cells
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * How likely an answer is.
   *
   * @param truth one of the labels
   * @param answer one of the labels
   * @return from 0 to 1; over all answers of a truth the sum is 1
   * @throws IllegalArgumentException if either is none of the labels
   */
  public double probability(String truth, String answer) {
    return cells[index(truth) * labels.size() + index(answer)];
  }

  private int index(String label) {
    int index = labels.indexOf(label);
    if (index < 0) {
      throw new IllegalArgumentException(
          "Confusion: label must be one of %s, but was '%s'.%s"
              .formatted(labels, label, Problems.didYouMean(label, labels)));
    }
    return index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Confusion confusion
        && labels.equals(confusion.labels)
        && Arrays.equals(cells, confusion.cells);
  }

  @Override
  public int hashCode() {
    return 31 * labels.hashCode() + Arrays.hashCode(cells);
  }

  @Override
  public String toString() {
    return "Confusion of " + labels;
  }
}
