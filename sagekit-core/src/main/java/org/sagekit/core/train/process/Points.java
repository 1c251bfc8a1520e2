package org.sagekit.core.train.process;

/**
 * Points and how far they are from one another.
 *
 * @param numbers point by point
 */
public record Points(double[][] numbers) {

  /**
   * How many there are.
   *
   * @return at least 1
   */
  public int size() {
    return numbers.length;
  }

  /** The squares of the distances of a point to the first so many. */
  double[] squares(double[] point, int count) {
    double[] squares = new double[count];
    for (int i = 0; i < count; i++) {
      double sum = 0;
      double[] other = numbers[i];
      for (int column = 0; column < point.length; column++) {
        double difference = point[column] - other[column];
        sum += difference * difference;
      }
      squares[i] = sum;
    }
    return squares;
  }
}
