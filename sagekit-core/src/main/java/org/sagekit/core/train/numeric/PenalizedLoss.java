package org.sagekit.core.train.numeric;

/**
 * The weighted mean of the rows' losses and half the squares of the weights times a strength. Each
 * output has a bias, which is not penalised. The parameters are the weights column by column, in
 * each column one an output, and then the biases.
 *
 * <p>Rows are summed in a fixed number of blocks, the blocks in their order, so that threads can
 * share them and the bits stay.
 */
public final class PenalizedLoss implements Objective {
  private static final int BLOCKS = 8;
  private static final long WORTH_SHARING = 1 << 18;

  private final SparseRows rows;
  private final double[] truth;
  private final double[] weights;
  private final Task task;

  /**
   * What is to be learnt.
   *
   * @param loss of a row
   * @param outputs how many scores it takes
   * @param l2 the strength, zero or more
   * @param workers run the blocks
   */
  public record Task(Loss loss, int outputs, double l2, Workers workers) {}

  /**
   * A loss.
   *
   * @param rows at least one
   * @param truth one a row
   * @param weights one a row, zero or more, not all zero
   * @param task what is to be learnt
   */
  public PenalizedLoss(SparseRows rows, double[] truth, double[] weights, Task task) {
    this.rows = rows;
    this.truth = truth;
    this.weights = weights;
    this.task = task;
  }

  @Override
  public int size() {
    return (rows.width() + 1) * task.outputs();
  }

  @Override
  public double at(double[] point, double[] slope) {
    boolean share = (long) rows.kept() * task.outputs() > WORTH_SHARING;
    int blocks = share ? BLOCKS : 1;
    double[][] slopes = new double[blocks][];
    double[] losses = new double[blocks];
    task.workers()
        .run(
            blocks,
            block -> {
              slopes[block] = new double[slope.length];
              losses[block] = block(block, blocks, point, slopes[block]);
            });
    double value = 0;
    java.util.Arrays.fill(slope, 0);
    for (int block = 0; block < blocks; block++) {
      value += losses[block];
      for (int i = 0; i < slope.length; i++) {
        slope[i] += slopes[block][i];
      }
    }
    return penalized(value, point, slope);
  }

  /**
   * The first score of each row.
   *
   * @param point the parameters, of one output
   * @return one a row
   */
  public double[] scores(double[] point) {
    double[] scores = new double[rows.size()];
    double[] one = new double[1];
    for (int row = 0; row < scores.length; row++) {
      one[0] = point[rows.width()];
      rows.addScores(row, point, one);
      scores[row] = one[0];
    }
    return scores;
  }

  private double block(int block, int blocks, double[] point, double[] slope) {
    int from = (int) ((long) rows.size() * block / blocks);
    int to = (int) ((long) rows.size() * (block + 1) / blocks);
    int bias = rows.width() * task.outputs();
    double[] scores = new double[task.outputs()];
    double value = 0;
    for (int row = from; row < to; row++) {
      System.arraycopy(point, bias, scores, 0, scores.length);
      rows.addScores(row, point, scores);
      value += weights[row] * task.loss().of(scores, truth[row]);
      for (int output = 0; output < scores.length; output++) {
        scores[output] *= weights[row];
        slope[bias + output] += scores[output];
      }
      rows.addSlopes(row, scores, slope);
    }
    return value;
  }

  private double penalized(double sum, double[] point, double[] slope) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double value = sum;
    for (int i = 0; i < rows.width() * task.outputs(); i++) {
      value += task.l2() / 2 * point[i] * point[i];
      slope[i] += task.l2() * point[i];
    }
    for (int i = 0; i < slope.length; i++) {
      slope[i] /= total;
    }
    return value / total;
  }
}
