package org.sagekit.core.label.errors;

import java.util.Arrays;
import org.sagekit.api.label.errors.JudgedLabels;
import org.sagekit.api.label.errors.LabelPairs;
import org.sagekit.api.label.errors.NoiseEstimate;
import org.sagekit.api.model.Doubles;

/**
 * Which class each row confidently is of, and how often each is taken for which. Equation numbers
 * are those of C. Northcutt, L. Jiang and I. Chuang, "Confident Learning: Estimating Uncertainty in
 * Dataset Labels", JAIR 70 (2021).
 */
final class ConfidentJoint {
  /** In place of a class for rows that are confidently of none. */
  static final int NONE = -1;

  private final JudgedLabels labels;
  private final int classes;
  private final double[] thresholds;
  private final int[] confident;
  private final int[] given;

  private ConfidentJoint(JudgedLabels labels) {
    this.labels = labels;
    classes = labels.classes().size();
    thresholds = new double[classes];
    confident = new int[labels.rows()];
    given = new int[classes];
  }

  static ConfidentJoint of(JudgedLabels labels) {
    ConfidentJoint joint = new ConfidentJoint(labels);
    joint.estimateThresholds();
    Arrays.setAll(joint.confident, joint::mostConfident);
    return joint;
  }

  /**
   * Equation 2. The rounding of a mean must not put it above all that it is the mean of, else a
   * class whose rows have equal probabilities would be confidently of none.
   */
  private void estimateThresholds() {
    double[] greatest = new double[classes];
    for (int row = 0; row < labels.rows(); row++) {
      int label = labels.given(row);
      double probability = labels.probability(row, label);
      given[label]++;
      thresholds[label] += probability;
      greatest[label] = Math.max(greatest[label], probability);
    }
    for (int label = 0; label < classes; label++) {
      thresholds[label] = Math.min(greatest[label], thresholds[label] / given[label]);
    }
  }

  /** Of the classes whose threshold a row reaches the likeliest. NaN is reached by none. */
  private int mostConfident(int row) {
    int best = NONE;
    for (int label = 0; label < classes; label++) {
      double probability = labels.probability(row, label);
      boolean better = best == NONE || probability > labels.probability(row, best);
      best = probability >= thresholds[label] && better ? label : best;
    }
    return best;
  }

  /** The class that a row confidently is of, or {@link #NONE}. */
  int confident(int row) {
    return confident[row];
  }

  NoiseEstimate estimate() {
    double[] counts = counts();
    return new NoiseEstimate(
        labels.rows(),
        Doubles.of(thresholds),
        LabelPairs.of(labels.classes(), counts),
        LabelPairs.of(labels.classes(), calibrated(counts)));
  }

  /** Equation 1. */
  private double[] counts() {
    double[] counts = new double[classes * classes];
    for (int row = 0; row < labels.rows(); row++) {
      if (confident[row] != NONE) {
        counts[labels.given(row) * classes + confident[row]]++;
      }
    }
    return counts;
  }

  /** Equation 3. Each class that was given has a row that reaches its threshold. */
  private double[] calibrated(double[] counts) {
    double[] joint = new double[counts.length];
    for (int label = 0; label < classes; label++) {
      double sum = 0;
      for (int truth = 0; truth < classes; truth++) {
        sum += counts[label * classes + truth];
      }
      for (int truth = 0; truth < classes && sum > 0; truth++) {
        int cell = label * classes + truth;
        joint[cell] = counts[cell] / sum * given[label] / labels.rows();
      }
    }
    return joint;
  }
}
