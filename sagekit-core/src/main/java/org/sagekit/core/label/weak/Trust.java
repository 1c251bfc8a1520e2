package org.sagekit.core.label.weak;

import java.util.ArrayList;
import java.util.List;

/**
 * What is taken for granted before gold is looked at.
 *
 * @param precision how often a vote is right
 * @param rows how many rows of gold that assumption is worth
 * @param silence how much an abstention counts: 0 not at all, 1 as independent functions' would
 */
record Trust(double precision, double rows, double silence) {
  /** Without gold, where only the probabilities depend on it. */
  static final double PRECISION = 0.75;

  /** What is chosen from; of equally good ones the first is taken. */
  static List<Trust> choices() {
    List<Trust> choices = new ArrayList<>();
    for (double precision : new double[] {PRECISION, 0.6, 0.9}) {
      for (double rows : new double[] {10, 3, 30}) {
        for (double silence : new double[] {0, 0.25, 0.5, 1}) {
          choices.add(new Trust(precision, rows, silence));
        }
      }
    }
    return choices;
  }

  @Override
  public String toString() {
    return "precision %s worth %s rows, silence %s".formatted(precision, rows, silence);
  }
}
