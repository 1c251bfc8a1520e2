package org.sagekit.core.label.pairs;

import java.util.Arrays;
import java.util.List;
import org.sagekit.core.label.pairs.Comparisons.Comparison;

/**
 * D. R. Hunter, "MM Algorithms for Generalized Bradley-Terry Models", Annals of Statistics 32(1),
 * 2004, equation 3: the strength of a thing becomes the number of its wins divided by the sum over
 * its comparisons of one by the sum of both strengths, until nothing moves.
 *
 * <p>Each thing has besides a tenth of a win and a tenth of a loss against an imaginary thing of
 * strength 1, so that one that always wins stays finite, and things that no chain of comparisons
 * connects have a common measure.
 */
final class Strengths {
  static final double PRIOR_WINS = 0.1;
  static final int MOST_ITERATIONS = 10_000;

  /** Of the logarithm of a strength. */
  static final double TOLERANCE = 1e-8;

  private final List<Comparison> comparisons;
  private final int[] lowByPair;
  private final int[] highByPair;
  private final double[] weightByPair;
  private final Islands islands;
  private final double[] strengths;

  Strengths(Comparisons all) {
    comparisons = all.all();
    int items = all.items().size();
    long[] keys =
        comparisons.stream().mapToLong(it -> key(it, items)).sorted().distinct().toArray();
    lowByPair = Arrays.stream(keys).mapToInt(key -> (int) (key / items)).toArray();
    highByPair = Arrays.stream(keys).mapToInt(key -> (int) (key % items)).toArray();
    weightByPair = new double[keys.length];
    for (Comparison it : comparisons) {
      weightByPair[Arrays.binarySearch(keys, key(it, items))] += it.weight();
    }
    islands = new Islands(items, lowByPair, highByPair);
    strengths = new double[items];
    Arrays.fill(strengths, 1);
  }

  private static long key(Comparison it, int items) {
    return (long) Math.min(it.better(), it.worse()) * items + Math.max(it.better(), it.worse());
  }

  /**
   * Goes on from the strengths so far.
   *
   * @param meant by comparison the probability that it was meant as it was said
   * @param most so many rounds at most
   * @return how many rounds it took
   */
  int improve(double[] meant, int most) {
    double[] wins = wins(meant);
    int iterations = 0;
    double moved = Double.POSITIVE_INFINITY;
    while (moved > TOLERANCE && iterations < most) {
      moved = round(wins);
      iterations++;
    }
    return iterations;
  }

  private double[] wins(double[] meant) {
    double[] wins = new double[strengths.length];
    Arrays.fill(wins, PRIOR_WINS);
    for (int i = 0; i < meant.length; i++) {
      Comparison it = comparisons.get(i);
      wins[it.better()] += it.weight() * meant[i];
      wins[it.worse()] += it.weight() * (1 - meant[i]);
    }
    return wins;
  }

  private double round(double[] wins) {
    double[] divisors = new double[strengths.length];
    for (int item = 0; item < divisors.length; item++) {
      divisors[item] = 2 * PRIOR_WINS / (strengths[item] + 1);
    }
    for (int pair = 0; pair < weightByPair.length; pair++) {
      int low = lowByPair[pair];
      int high = highByPair[pair];
      double term = weightByPair[pair] / (strengths[low] + strengths[high]);
      divisors[low] += term;
      divisors[high] += term;
    }
    double[] before = strengths.clone();
    for (int item = 0; item < divisors.length; item++) {
      strengths[item] = wins[item] / divisors[item];
    }
    islands.level(strengths);
    double moved = 0;
    for (int item = 0; item < before.length; item++) {
      moved = Math.max(moved, Math.abs(strengths[item] - before[item]) / strengths[item]);
    }
    return moved;
  }

  /** How likely the better thing of a comparison is preferred to the worse. */
  double probability(Comparison it) {
    return strengths[it.better()] / (strengths[it.better()] + strengths[it.worse()]);
  }

  /** The logarithms of the strengths, to seven decimals, so that equal ones are equal. */
  double[] logarithms() {
    return Arrays.stream(strengths)
        .map(strength -> Math.rint(StrictMath.log(strength) * 1e7) / 1e7)
        .toArray();
  }
}
