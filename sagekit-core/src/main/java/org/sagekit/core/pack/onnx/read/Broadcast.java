package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.List;

/**
 * Two shapes brought to one, as ONNX does: dimensions are matched from the last, one of size 1 is
 * repeated.
 *
 * @param shape the common shape
 * @param left for each element of the common shape which element of the left one
 * @param right for each element of the common shape which element of the right one
 */
record Broadcast(List<Integer> shape, int[] left, int[] right) {

  static Broadcast of(Source source, List<Integer> left, List<Integer> right) {
    int rank = Math.max(left.size(), right.size());
    List<Integer> shape = new ArrayList<>();
    long product = 1;
    for (int i = 0; i < rank; i++) {
      int a = dim(left, rank, i);
      int b = dim(right, rank, i);
      Inexpressible.unless(
          a == b || a == 1 || b == 1, "takes shapes that don't fit, " + left + " and " + right);
      shape.add(a == 1 ? b : a);
      product = product * shape.get(i);
      source.charge(product);
    }
    return new Broadcast(
        shape, indices(left, shape, (int) product), indices(right, shape, (int) product));
  }

  private static int dim(List<Integer> shape, int rank, int index) {
    int at = index - (rank - shape.size());
    return at < 0 ? 1 : shape.get(at);
  }

  private static int[] indices(List<Integer> from, List<Integer> to, int size) {
    int[] indices = new int[size];
    for (int i = 0; i < size; i++) {
      int rest = i;
      int stride = 1;
      for (int axis = to.size() - 1; axis >= 0; axis--) {
        int at = rest % to.get(axis);
        rest /= to.get(axis);
        int dim = dim(from, to.size(), axis);
        indices[i] += dim == 1 ? 0 : at * stride;
        stride *= dim;
      }
    }
    return indices;
  }

  /** The numbers of the left or right side in the common shape. */
  static double[] spread(double[] numbers, int[] indices) {
    double[] spread = new double[indices.length];
    for (int i = 0; i < spread.length; i++) {
      spread[i] = numbers[indices[i]];
    }
    return spread;
  }
}
