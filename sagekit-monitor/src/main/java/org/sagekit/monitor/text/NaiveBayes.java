package org.sagekit.monitor.text;

import java.util.Arrays;

/**
 * Tells texts of now from texts of then by what they have: naive Bayes for features that are there
 * or not (Maron 1961; McCallum &amp; Nigam 1998, "A comparison of event models for naive Bayes text
 * classification"), with weights that must be greater than chance makes them: each is taken nearer
 * to zero by two standard errors (the soft threshold of Tibshirani et al. 2002, "Diagnosis of
 * multiple cancer types by shrunken centroids").
 *
 * @param weights one a feature, positive for those that are commoner now
 */
record NaiveBayes(double[] weights) {
  private static final int ERRORS = 2;

  static NaiveBayes learn(int[][] texts, int[] then, int[] now) {
    int[] countsThen = counts(texts, then);
    int[] countsNow = counts(texts, now);
    double[] weights = new double[TextFeatures.COUNT];
    for (int feature = 0; feature < weights.length; feature++) {
      if (countsThen[feature] + countsNow[feature] > 0) {
        weights[feature] = weight(countsThen[feature], then.length, countsNow[feature], now.length);
      }
    }
    return new NaiveBayes(weights);
  }

  private static int[] counts(int[][] texts, int[] chosen) {
    int[] counts = new int[TextFeatures.COUNT];
    for (int text : chosen) {
      for (int feature : texts[text]) {
        counts[feature]++;
      }
    }
    return counts;
  }

  /**
   * The logarithm of the odds ratio, nearer to zero. Each count has one row more than there are.
   */
  private static double weight(int then, int thenSize, int now, int nowSize) {
    double share = (double) (then + now) / (thenSize + nowSize);
    double thenHas = share * thenSize + 1;
    double nowHas = share * nowSize + 1;
    double thenLacks = (1 - share) * thenSize + 1;
    double nowLacks = (1 - share) * nowSize + 1;
    double ratio =
        Math.log((now + 1) / nowHas)
            - Math.log((then + 1) / thenHas)
            - Math.log((nowSize - now + 1) / nowLacks)
            + Math.log((thenSize - then + 1) / thenLacks);
    double error = Math.sqrt(1 / thenHas + 1 / nowHas + 1 / thenLacks + 1 / nowLacks);
    return Math.signum(ratio) * Math.max(0, Math.abs(ratio) - ERRORS * error);
  }

  double[] scores(int[][] texts, int[] chosen) {
    return Arrays.stream(chosen)
        .mapToDouble(text -> Arrays.stream(texts[text]).mapToDouble(f -> weights[f]).sum())
        .toArray();
  }
}
