package org.sagekit.core.train.network;

import java.util.List;
import java.util.SplittableRandom;

/** Layers of units, each taking all numbers of the layer before. For one thread while it learns. */
public final class Network {
  private final int[] sizes;
  private final float[][] weights;
  private final float[][] biases;

  private Network(int[] sizes, float[][] weights, float[][] biases) {
    this.sizes = sizes;
    this.weights = weights;
    this.biases = biases;
  }

  /**
   * A network of even random numbers up to the root of 6 / (inputs + outputs), after Glorot and
   * Bengio (2010), equation 16.
   *
   * @param sizes of the input, the hidden layers and the output
   * @param random draws the numbers
   * @return a network that knows nothing yet
   */
  public static Network random(int[] sizes, SplittableRandom random) {
    float[][] weights = new float[sizes.length - 1][];
    float[][] biases = new float[sizes.length - 1][];
    for (int layer = 0; layer < weights.length; layer++) {
      double limit = Math.sqrt(6.0 / (sizes[layer] + sizes[layer + 1]));
      weights[layer] = new float[Math.multiplyExact(sizes[layer], sizes[layer + 1])];
      biases[layer] = new float[sizes[layer + 1]];
      for (int i = 0; i < weights[layer].length; i++) {
        weights[layer][i] = (float) random.nextDouble(-limit, limit);
      }
    }
    return new Network(sizes.clone(), weights, biases);
  }

  /**
   * A network that has learnt.
   *
   * @param sizes of the input, the hidden layers and the output
   * @param weights layer by layer, unit by unit, one an input
   * @param biases layer by layer, one a unit
   * @return a network that knows what those numbers know, in 32 bits
   */
  public static Network of(int[] sizes, List<double[]> weights, List<double[]> biases) {
    Network network = random(sizes, new SplittableRandom(0));
    for (int layer = 0; layer < network.layers(); layer++) {
      int inputs = sizes[layer];
      int units = sizes[layer + 1];
      for (int unit = 0; unit < units; unit++) {
        network.biases[layer][unit] = (float) biases.get(layer)[unit];
        for (int input = 0; input < inputs; input++) {
          network.weights[layer][input * units + unit] =
              (float) weights.get(layer)[unit * inputs + input];
        }
      }
    }
    return network;
  }

  /**
   * How many layers have weights.
   *
   * @return hidden layers and the output
   */
  public int layers() {
    return weights.length;
  }

  /**
   * How many units a layer has.
   *
   * @param layer from 0
   * @return at least 1
   */
  public int units(int layer) {
    return sizes[layer + 1];
  }

  /**
   * A layer's weights.
   *
   * @param layer from 0
   * @return unit by unit, one an input
   */
  public double[] weights(int layer) {
    int inputs = sizes[layer];
    int units = sizes[layer + 1];
    double[] all = new double[inputs * units];
    for (int input = 0; input < inputs; input++) {
      for (int unit = 0; unit < units; unit++) {
        all[unit * inputs + input] = weights[layer][input * units + unit];
      }
    }
    return all;
  }

  /**
   * A layer's biases.
   *
   * @param layer from 0
   * @return one a unit
   */
  public double[] biases(int layer) {
    double[] all = new double[sizes[layer + 1]];
    for (int unit = 0; unit < all.length; unit++) {
      all[unit] = biases[layer][unit];
    }
    return all;
  }

  /** A copy that later steps don't change. */
  Network copy() {
    float[][] sameWeights = new float[weights.length][];
    float[][] sameBiases = new float[weights.length][];
    for (int layer = 0; layer < weights.length; layer++) {
      sameWeights[layer] = weights[layer].clone();
      sameBiases[layer] = biases[layer].clone();
    }
    return new Network(sizes, sameWeights, sameBiases);
  }

  /** Numbers of the same shape, all zero. */
  Network zeros() {
    float[][] noWeights = new float[weights.length][];
    float[][] noBiases = new float[weights.length][];
    for (int layer = 0; layer < weights.length; layer++) {
      noWeights[layer] = new float[weights[layer].length];
      noBiases[layer] = new float[biases[layer].length];
    }
    return new Network(sizes, noWeights, noBiases);
  }

  /** Input by input, one a unit. */
  float[] own(int layer) {
    return weights[layer];
  }

  float[] ownBiases(int layer) {
    return biases[layer];
  }
}
