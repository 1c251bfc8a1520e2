package org.sagekit.api.label.errors;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sagekit.api.Problems;

/** A figure for each pair of a given and a true label. Immutable. */
public final class LabelPairs {
  /** The most classes: with more, the pairs alone would take hundreds of megabytes. */
  public static final int MOST_CLASSES = 5_000;

  private final List<String> classes;
  private final double[] cells;

  private LabelPairs(List<String> classes, double[] cells) {
    this.classes = classes;
    this.cells = cells;
  }

  /**
   * A table.
   *
   * @param classes at least one, at most {@value #MOST_CLASSES}
   * @param cells given label by given label the figure of each true label; copied
   * @return the table
   * @throws IllegalArgumentException if there is not one cell for each pair
   */
  public static LabelPairs of(List<String> classes, double[] cells) {
    int size = classes.size();
    Problems.of("LabelPairs")
        .require(size >= 1 && size <= MOST_CLASSES, "classes", "1 to " + MOST_CLASSES, size)
        .require(cells.length == (long) size * size, "cells", "classes x classes", cells.length)
        .throwIfAny();
    return new LabelPairs(List.copyOf(classes), cells.clone());
  }

  /**
   * The labels.
   *
   * @return in the order of the figures
   */
  public List<String> classes() {
    return classes;
  }

  /**
   * The figure of a pair.
   *
   * @param given the place of the given label among the classes
   * @param truth the place of the true one
   * @return the figure
   */
  public double get(int given, int truth) {
    return cells[
        Objects.checkIndex(given, classes.size()) * classes.size()
            + Objects.checkIndex(truth, classes.size())];
  }

  /**
   * The figure of a pair.
   *
   * @param given a label
   * @param truth a label
   * @return the figure
   * @throws IllegalArgumentException if either is none of the classes
   */
  public double get(String given, String truth) {
    return get(index(given), index(truth));
  }

  private int index(String label) {
    int index = classes.indexOf(label);
    if (index < 0) {
      throw new IllegalArgumentException(
          "LabelPairs: label must be one of the classes, but was '%s'.%s"
              .formatted(label, Problems.didYouMean(label, classes)));
    }
    return index;
  }

  /**
   * All figures.
   *
   * @return a copy: given label by given label the figure of each true label
   */
  public double[] toArray() {
    return cells.clone();
  }

  /** The sum over all true labels of a given one. */
  double ofGiven(int given) {
    double sum = 0;
    for (int truth = 0; truth < classes.size(); truth++) {
      sum += get(given, truth);
    }
    return sum;
  }

  /** The sum over all given labels of a true one. */
  double ofTruth(int truth) {
    double sum = 0;
    for (int given = 0; given < classes.size(); given++) {
      sum += get(given, truth);
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelPairs pairs
        && classes.equals(pairs.classes)
        && Arrays.equals(cells, pairs.cells);
  }

  @Override
  public int hashCode() {
    return 31 * classes.hashCode() + Arrays.hashCode(cells);
  }

  @Override
  public String toString() {
    return "Pairs of %s labels".formatted(classes.size());
  }
}
