package org.sagekit.core.train.network;

import java.util.Arrays;
import org.sagekit.core.train.numeric.Loss;
import org.sagekit.core.train.numeric.SparseRows;

/** Takes rows through a network, and their errors back. For one thread. */
final class Pass {
  private final Network network;
  private final Network slopes;
  private final float[][] units;
  private final float[][] errors;
  private final double[] scores;

  Pass(Network network, Network slopes) {
    this.network = network;
    this.slopes = slopes;
    this.units = new float[network.layers()][];
    this.errors = new float[network.layers()][];
    for (int layer = 0; layer < units.length; layer++) {
      units[layer] = new float[network.units(layer)];
      errors[layer] = new float[network.units(layer)];
    }
    this.scores = new double[network.units(network.layers() - 1)];
  }

  /** The loss of a row. */
  double loss(SparseRows rows, int row, Loss loss, double truth) {
    forward(rows, row);
    return loss.of(scores, truth);
  }

  /** Adds the slopes of a row's loss, times its weight, and returns the loss. */
  double learn(SparseRows rows, int row, Loss loss, double[] truthAndWeight) {
    double value = loss(rows, row, loss, truthAndWeight[0]);
    int last = errors.length - 1;
    for (int i = 0; i < scores.length; i++) {
      errors[last][i] = (float) (scores[i] * truthAndWeight[1]);
    }
    for (int layer = last; layer >= 0; layer--) {
      add(slopes.ownBiases(layer), 0, 1, errors[layer]);
      if (layer > 0) {
        back(layer);
      }
    }
    for (int i = rows.start(row); i < rows.start(row + 1); i++) {
      add(slopes.own(0), rows.column(i) * errors[0].length, (float) rows.value(i), errors[0]);
    }
    return value;
  }

  private void forward(SparseRows rows, int row) {
    System.arraycopy(network.ownBiases(0), 0, units[0], 0, units[0].length);
    for (int i = rows.start(row); i < rows.start(row + 1); i++) {
      addRow(units[0], (float) rows.value(i), network.own(0), rows.column(i) * units[0].length);
    }
    for (int layer = 1; layer < units.length; layer++) {
      System.arraycopy(network.ownBiases(layer), 0, units[layer], 0, units[layer].length);
      float[] below = units[layer - 1];
      for (int i = 0; i < below.length; i++) {
        if (below[i] > 0) {
          addRow(units[layer], below[i], network.own(layer), i * units[layer].length);
        } else {
          below[i] = 0;
        }
      }
    }
    float[] last = units[units.length - 1];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = last[i];
    }
  }

  /** The slopes of a layer's weights, and the errors of the layer below. */
  private void back(int layer) {
    float[] above = errors[layer];
    float[] below = errors[layer - 1];
    float[] active = units[layer - 1];
    float[] weights = network.own(layer);
    float[] ofWeights = slopes.own(layer);
    Arrays.fill(below, 0);
    for (int i = 0; i < below.length; i++) {
      if (active[i] > 0) {
        int from = i * above.length;
        add(ofWeights, from, active[i], above);
        float sum = 0;
        for (int j = 0; j < above.length; j++) {
          sum += weights[from + j] * above[j];
        }
        below[i] = sum;
      }
    }
  }

  private static void add(float[] to, int at, float factor, float[] what) {
    for (int i = 0; i < what.length; i++) {
      to[at + i] += factor * what[i];
    }
  }

  private static void addRow(float[] to, float factor, float[] what, int from) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[from + i];
    }
  }
}
