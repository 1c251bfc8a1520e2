package org.sagekit.core.label.agree;

import org.sagekit.api.label.AgreementWeights;

/** How much answers that are given by chance would agree. Immutable. */
interface Chance {

  /**
   * Their agreement.
   *
   * @param shares of each label among all answers
   * @return from 0 to 1; NaN if it can't be told
   */
  double agreement(double[] shares);

  /** Raw agreement allows for no chance. */
  static Chance none() {
    return shares -> 0;
  }

  /**
   * J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76,
   * 1971, equation 6: all answer by the shares that the labels have.
   */
  static Chance fleiss(AgreementWeights weights) {
    return weights == AgreementWeights.IDENTITY
        ? Chance::squares
        : shares -> weighted(shares, weights);
  }

  /**
   * K. L. Gwet, "Computing inter-rater reliability and its variance in the presence of high
   * agreement", British Journal of Mathematical and Statistical Psychology 61, 2008, section 3;
   * with weights as in his Handbook, 2014, section 3.5: only answers to tasks that are hard are
   * given by chance, and those at random.
   */
  static Chance gwet(AgreementWeights weights, int labels) {
    double sum = labels;
    for (int one = 0; one < labels && weights != AgreementWeights.IDENTITY; one++) {
      for (int other = 0; other < one; other++) {
        sum += 2 * weights.of(one, other, labels);
      }
    }
    double scale = sum / ((double) labels * (labels - 1));
    return shares -> labels < 2 ? Double.NaN : scale * spread(shares);
  }

  private static double squares(double[] shares) {
    double sum = 0;
    for (double share : shares) {
      sum += share * share;
    }
    return sum;
  }

  private static double weighted(double[] shares, AgreementWeights weights) {
    double sum = 0;
    for (int one = 0; one < shares.length; one++) {
      for (int other = 0; other < shares.length && shares[one] > 0; other++) {
        sum += weights.of(one, other, shares.length) * shares[one] * shares[other];
      }
    }
    return sum;
  }

  private static double spread(double[] shares) {
    double sum = 0;
    for (double share : shares) {
      sum += share * (1 - share);
    }
    return sum;
  }
}
