package org.sagekit.core.train.network;

/**
 * Steps whose length is adapted number by number: Kingma and Ba (2015), "Adam: a method for
 * stochastic optimization", algorithm 1, with the correction of the bias. For one thread.
 */
final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final float EPSILON = 1e-8f;

  private final Network network;
  private final Network slopes;
  private final Network means;
  private final Network squares;
  private double power1 = 1;
  private double power2 = 1;

  /** Moves a network by slopes, which are set to zero in every step. */
  Adam(Network network, Network slopes) {
    this.network = network;
    this.slopes = slopes;
    this.means = network.zeros();
    this.squares = network.zeros();
  }

  /**
   * Takes a step.
   *
   * @param rate its length
   * @param share what the summed slopes are multiplied by
   * @param decay of the weights, part of their slope
   */
  void step(double rate, double share, double decay) {
    power1 *= BETA1;
    power2 *= BETA2;
    float length = (float) (rate * Math.sqrt(1 - power2) / (1 - power1));
    for (int layer = 0; layer < network.layers(); layer++) {
      Numbers weights =
          new Numbers(network.own(layer), slopes.own(layer), means.own(layer), squares.own(layer));
      Numbers biases =
          new Numbers(
              network.ownBiases(layer),
              slopes.ownBiases(layer),
              means.ownBiases(layer),
              squares.ownBiases(layer));
      weights.move(length, (float) share, (float) decay);
      biases.move(length, (float) share, 0);
    }
  }

  /** The numbers of one layer, with their slopes and what is known of these. */
  private record Numbers(float[] own, float[] slope, float[] mean, float[] square) {

    void move(float length, float share, float decay) {
      float b1 = (float) BETA1;
      float b2 = (float) BETA2;
      for (int i = 0; i < own.length; i++) {
        float g = slope[i] * share + decay * own[i];
        slope[i] = 0;
        float m = b1 * mean[i] + (1 - b1) * g;
        float v = b2 * square[i] + (1 - b2) * g * g;
        mean[i] = m;
        square[i] = v;
        own[i] -= length * m / ((float) Math.sqrt(v) + EPSILON);
      }
    }
  }
}
