package org.sagekit.api.label;

/**
 * How much of an agreement two answers are that stand at some places of the labels' order: J.
 * Cohen, "Weighted kappa", Psychological Bulletin 70, 1968.
 */
public enum AgreementWeights {
  /** The same label is an agreement, another is none. */
  IDENTITY {
    @Override
    public double of(int one, int other, int labels) {
      return one == other ? 1 : 0;
    }
  },
  /** Falls evenly with the distance, from 1 to 0 for the two ends. */
  LINEAR {
    @Override
    public double of(int one, int other, int labels) {
      return one == other ? 1 : 1 - Math.abs(one - other) / (labels - 1.0);
    }
  },
  /** Falls with the square of the distance, from 1 to 0 for the two ends. */
  QUADRATIC {
    @Override
    public double of(int one, int other, int labels) {
      double distance = one == other ? 0 : (one - other) / (labels - 1.0);
      return 1 - distance * distance;
    }
  };

  /**
   * The weight of two answers.
   *
   * @param one the place of a label, from 0
   * @param other the place of a label, from 0
   * @param labels how many there are, more than either place
   * @return from 0 to 1; 1 for the same label
   */
  public abstract double of(int one, int other, int labels);
}
