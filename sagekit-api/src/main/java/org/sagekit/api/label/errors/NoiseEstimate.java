package org.sagekit.api.label.errors;

import java.util.List;
import org.sagekit.api.Problems;
import org.sagekit.api.model.Doubles;

/**
 * How noisy labels are, and which are taken for which: C. Northcutt, L. Jiang and I. Chuang,
 * "Confident Learning: Estimating Uncertainty in Dataset Labels", JAIR 70 (2021).
 *
 * @param rows how many there are
 * @param thresholds by class the mean probability of it among the rows that it was given to, from
 *     where on a row is confidently of it (equation 2); NaN for a class that no row was given
 * @param confidentJoint how many rows of each given class are confidently of each class (equation
 *     1); a row that is of none does not count
 * @param joint the estimated share of each pair among all rows (equation 3): the counts, so that
 *     those of each given class have the share of the class
 */
public record NoiseEstimate(
    int rows, Doubles thresholds, LabelPairs confidentJoint, LabelPairs joint) {

  /**
   * Checks that all is of the same classes.
   *
   * @throws IllegalArgumentException if it is not, or there is no row
   */
  public NoiseEstimate {
    List<String> classes = joint.classes();
    Problems.of("NoiseEstimate")
        .require(rows >= 1, "rows", "at least 1", rows)
        .require(
            thresholds.size() == classes.size(),
            "thresholds",
            "one for each of the " + classes.size() + " classes",
            thresholds.size())
        .require(
            confidentJoint.classes().equals(classes),
            "classes of the confident joint",
            "those of the joint",
            confidentJoint)
        .throwIfAny();
  }

  /**
   * The classes.
   *
   * @return in the order of all figures
   */
  public List<String> classes() {
    return joint.classes();
  }

  /**
   * The estimated share of wrong labels.
   *
   * @return from 0 to 1
   */
  public double noise() {
    double wrong = 0;
    for (int given = 0; given < classes().size(); given++) {
      for (int truth = 0; truth < classes().size(); truth++) {
        wrong += given == truth ? 0 : joint.get(given, truth);
      }
    }
    return wrong;
  }

  /**
   * The estimated share of each class in truth.
   *
   * @return from 0 to 1 by class, with the sum 1
   */
  public Doubles truePrior() {
    double[] shares = new double[classes().size()];
    for (int truth = 0; truth < shares.length; truth++) {
      shares[truth] = joint.ofTruth(truth);
    }
    return Doubles.of(shares);
  }

  /**
   * The share of each class as it was given.
   *
   * @return from 0 to 1 by class, with the sum 1
   */
  public Doubles givenPrior() {
    double[] shares = new double[classes().size()];
    for (int given = 0; given < shares.length; given++) {
      shares[given] = joint.ofGiven(given);
    }
    return Doubles.of(shares);
  }

  /**
   * How likely each label is given to rows of each true one: the noise matrix.
   *
   * @return for each true label the sum is 1; one that no row is estimated to have is always given
   *     rightly
   */
  public LabelPairs noiseMatrix() {
    double[] sums = truePrior().toArray();
    int size = sums.length;
    double[] cells = new double[size * size];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = share(cell / size, cell % size, sums[cell % size]);
    }
    return LabelPairs.of(classes(), cells);
  }

  /**
   * How likely each label is the truth of rows that were given another: the inverse noise matrix.
   *
   * @return for each given label the sum is 1; one that no row was given is always right
   */
  public LabelPairs inverseNoiseMatrix() {
    double[] sums = givenPrior().toArray();
    int size = sums.length;
    double[] cells = new double[size * size];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = share(cell / size, cell % size, sums[cell / size]);
    }
    return LabelPairs.of(classes(), cells);
  }

  private double share(int given, int truth, double of) {
    if (of == 0) {
      return given == truth ? 1 : 0;
    }
    return joint.get(given, truth) / of;
  }
}
