package org.sagekit.core.train.network;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.sagekit.core.train.numeric.Minimizer;

/**
 * How a network learns: all rows in random order, a batch a step, until the rows that were held out
 * get no better; then it is again what it was at its best.
 *
 * @param epochs passes over the rows, at most
 * @param batch rows a step
 * @param rate length of the first step; falls along half a cosine to a hundredth of it (Loshchilov
 *     and Hutter, 2017, "SGDR", equation 5)
 * @param decay strength of the squared penalty
 * @param heldOut share of the rows that judge, 0 for none
 * @param patience passes without a gain after which it ends
 */
public record Course(
    int epochs, int batch, double rate, double decay, double heldOut, int patience) {
  private static final double LAST_RATE = 0.01;
  private static final double LEAST_GAIN = 1e-4;

  /**
   * Teaches a network.
   *
   * @param network changed by it
   * @param lessons what to learn from
   * @param random draws what is held out and the order
   * @param watch is told the loss of each pass and may end it
   * @return the network at its best
   * @throws ArithmeticException if the loss gets infinite
   */
  public Network teach(
      Network network, Lessons lessons, SplittableRandom random, Minimizer.Watch watch) {
    int[] order = new int[lessons.truth().length];
    Arrays.setAll(order, i -> i);
    shuffle(order, order.length, random);
    int judges = (int) (heldOut * order.length);
    int learning = order.length - judges;
    Network slopes = network.zeros();
    Pass pass = new Pass(network, slopes);
    Adam adam = new Adam(network, slopes);
    Network best = network.copy();
    double least = judges == 0 ? Double.POSITIVE_INFINITY : judged(pass, lessons, order, learning);
    double mark = Double.POSITIVE_INFINITY;
    int waiting = 0;
    for (int epoch = 0; epoch < epochs && waiting < patience; epoch++) {
      shuffle(order, learning, random);
      double learnt = epoch(pass, adam, lessons, Arrays.copyOf(order, learning), epoch);
      double loss = judges == 0 ? learnt : judged(pass, lessons, order, learning);
      if (!Double.isFinite(loss)) {
        throw new ArithmeticException("the loss became " + loss);
      }
      if (loss < least) {
        least = loss;
        best = judges == 0 ? network : network.copy();
      }
      waiting = loss < mark - LEAST_GAIN * Math.abs(mark) || epoch == 0 ? 0 : waiting + 1;
      mark = Math.min(mark, loss);
      if (!watch.goOn(epoch, learnt)) {
        break;
      }
    }
    return best;
  }

  private double epoch(Pass pass, Adam adam, Lessons lessons, int[] order, int epoch) {
    double angle = Math.PI * epoch / epochs;
    double now = rate * (LAST_RATE + (1 - LAST_RATE) * (1 + StrictMath.cos(angle)) / 2);
    double loss = 0;
    for (int from = 0; from < order.length; from += batch) {
      int to = Math.min(order.length, from + batch);
      for (int i = from; i < to; i++) {
        int row = order[i];
        double[] truth = {lessons.truth()[row], lessons.weights()[row]};
        loss += truth[1] * pass.learn(lessons.rows(), row, lessons.loss(), truth);
      }
      adam.step(now, 1.0 / (to - from), decay / order.length);
    }
    return loss / order.length;
  }

  private static double judged(Pass pass, Lessons lessons, int[] order, int from) {
    double loss = 0;
    double weight = 0;
    for (int i = from; i < order.length; i++) {
      int row = order[i];
      loss +=
          lessons.weights()[row]
              * pass.loss(lessons.rows(), row, lessons.loss(), lessons.truth()[row]);
      weight += lessons.weights()[row];
    }
    return loss / weight;
  }

  /** Fisher and Yates (1938), of the first so many. */
  private static void shuffle(int[] order, int count, SplittableRandom random) {
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
