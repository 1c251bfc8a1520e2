package org.sagekit.core.pack.boosters;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sagekit.api.model.Doubles;

/**
 * The codes of one feature that stand in some set, numbered from 0, so that codes may be as great
 * and sparse as they like. All others, which no set tells apart, share the number behind the last
 * one. Immutable.
 */
final class LevelCurve {
  private final int[] codes;

  LevelCurve(IntStream codes) {
    this.codes = codes.sorted().distinct().toArray();
  }

  /** How many numbers there are. */
  int size() {
    return codes.length + 1;
  }

  /** The number of a code. */
  int index(int code) {
    int found = Arrays.binarySearch(codes, code);
    return found < 0 ? codes.length : found;
  }

  /** Between which points the lines of a curve go. */
  record Points(Doubles xs, Doubles ys) {}

  /** The steps by which a value becomes its number; between them the curve is flat. */
  Points points(CodeRule rule) {
    double[] xs = new double[4 * codes.length + 1];
    double[] ys = new double[xs.length];
    int size = 0;
    for (int i = 0; i < codes.length; i++) {
      boolean first = i == 0 || codes[i - 1] + 1 != codes[i];
      boolean last = i == codes.length - 1 || codes[i] + 1 != codes[i + 1];
      double least = rule.least(codes[i]);
      double next = rule.least(codes[i] + 1);
      double[] steps = {Math.nextDown(least), least, Math.nextDown(next), next};
      for (int step = first ? 0 : 1; step < (last ? 4 : 3); step++) {
        xs[size] = steps[step];
        ys[size++] = step == 0 || step == 3 ? codes.length : i;
      }
    }
    size = Math.max(size, 1); // a curve has at least one point, here that of no code
    return new Points(Doubles.of(Arrays.copyOf(xs, size)), Doubles.of(Arrays.copyOf(ys, size)));
  }
}
