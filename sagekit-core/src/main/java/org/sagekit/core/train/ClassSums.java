package org.sagekit.core.train;

/**
 * What the rows of each class add up to, number by number; missing numbers are left out.
 *
 * @param weight of all rows of a class
 * @param weights of the rows of a class in which a number is present
 * @param sums of a number over the rows of a class
 * @param deviations the summed squares of a number's distance from its mean in the class
 * @param total the weight of all rows
 */
record ClassSums(
    double[] weight, double[][] weights, double[][] sums, double[][] deviations, double total) {

  static ClassSums of(Encoding encoding, TrainingRows rows) {
    int classes = rows.target().classes().size();
    double[] weight = new double[classes];
    double[][] weights = new double[classes][encoding.width()];
    double[][] sums = new double[classes][encoding.width()];
    double[][] deviations = new double[classes][encoding.width()];
    double[] own = rows.meanWeights();
    encoding.eachRow(
        rows,
        (row, values) -> {
          int k = rows.target().code(row);
          weight[k] += own[row];
          for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
              weights[k][i] += own[row];
              sums[k][i] += own[row] * values[i];
            }
          }
        });
    encoding.eachRow(
        rows,
        (row, values) -> {
          int k = rows.target().code(row);
          for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
              double apart = values[i] - sums[k][i] / weights[k][i];
              deviations[k][i] += own[row] * apart * apart;
            }
          }
        });
    double total = 0;
    for (double one : weight) {
      total += one;
    }
    return new ClassSums(weight, weights, sums, deviations, total);
  }

  int classes() {
    return weight.length;
  }

  double share(int k) {
    return weight[k] / total;
  }

  double present(int k, int number) {
    return weights[k][number];
  }

  double sum(int k, int number) {
    return sums[k][number];
  }

  double squares(int k, int number) {
    return deviations[k][number];
  }

  /** The mean in a class; over all if no row of the class has the number. */
  double mean(int k, int number) {
    return weights[k][number] > 0 ? sums[k][number] / weights[k][number] : mean(number);
  }

  private double mean(int number) {
    double sum = 0;
    double count = 0;
    for (int k = 0; k < weight.length; k++) {
      sum += sums[k][number];
      count += weights[k][number];
    }
    return sum / count;
  }

  /** The variance over all classes. */
  double variance(int number) {
    double mean = mean(number);
    double squares = 0;
    double count = 0;
    for (int k = 0; k < weight.length; k++) {
      double apart = mean(k, number) - mean;
      squares += deviations[k][number] + weights[k][number] * apart * apart;
      count += weights[k][number];
    }
    return squares > 0 ? squares / count : 1;
  }
}
