package org.sagekit.core.explain;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what each field changes as fields pass one after the other to the explained row: forwards
 * and backwards in the same order, the mean of both being one draw. For one thread.
 */
final class OrderSums implements Mixtures.Sink {
  private final double[] prediction;
  private final double[] background;
  private final int[] players;
  private final int fields;
  private final double[] sums;
  private final double[] squares;
  private final double[] draw;
  private final double[] last;
  private final Queue<Pass> passes = new ArrayDeque<>();
  private @Nullable Pass current;
  private int step;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Pass(int[] order, int other, boolean backwards) {}

  OrderSums(double[] prediction, double[] background, int[] players, int fields) {
    this.prediction = prediction;
    this.background = background;
    this.players = players;
    this.fields = fields;
    sums = new double[prediction.length * fields];
    squares = new double[sums.length];
    draw = new double[sums.length];
    last = new double[prediction.length];
  }

  /** Says in which order the mixtures come that are added next. */
  void begin(int[] order, int other) {
    passes.add(new Pass(order, other, false));
    passes.add(new Pass(order, other, true));
  }

  @Override
  public void mixture(double[] numbers, int from) {
    Pass pass = current == null ? passes.remove() : current;
    current = pass;
    if (step == 0) {
      System.arraycopy(background, pass.other * last.length, last, 0, last.length);
    }
    change(pass, numbers, from);
    if (step == players.length - 1) {
      change(pass, prediction, 0);
      end(pass);
    }
  }

  private void change(Pass pass, double[] numbers, int from) {
    int field = pass.order[pass.backwards ? players.length - 1 - step : step];
    for (int i = 0; i < last.length; i++) {
      draw[i * fields + field] += (numbers[from + i] - last[i]) / 2;
      last[i] = numbers[from + i];
    }
    step++;
  }

  private void end(Pass pass) {
    step = 0;
    current = null;
    if (pass.backwards) {
      for (int i = 0; i < draw.length; i++) {
        sums[i] += draw[i];
        squares[i] += draw[i] * draw[i];
        draw[i] = 0;
      }
    }
  }

  /** Writes the means of all draws, and their standard errors. */
  void write(double[][] into, int at, int draws) {
    for (int i = 0; i < sums.length; i++) {
      double mean = sums[i] / draws;
      double variance = Math.max(0, squares[i] / draws - mean * mean) / (draws - 1);
      into[0][at + i] = mean;
      into[1][at + i] = Math.sqrt(variance);
    }
  }
}
