package org.sagekit.core.model;

/** Puts numbers in the place of missing ones. Immutable. */
final class ImputeStep implements Step {
  private final double[] values;
  private final int in;
  private final int out;

  ImputeStep(double[] values, int in, int out) {
    this.values = values;
    this.in = in;
    this.out = out;
  }

  @Override
  public void compute(Memory memory, int rows) {
    double[] numbers = memory.values;
    for (int row = 0; row < rows; row++) {
      int from = memory.at(row, in);
      int to = memory.at(row, out);
      for (int i = 0; i < values.length; i++) {
        double x = numbers[from + i];
        numbers[to + i] = Double.isNaN(x) ? values[i] : x;
      }
    }
  }
}
