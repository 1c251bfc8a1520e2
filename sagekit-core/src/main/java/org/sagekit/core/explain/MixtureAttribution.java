package org.sagekit.core.explain;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;

/**
 * Shares out what any model says, by what it says of mixtures of the row and background rows: what
 * a coalition of fields is worth is the mean prediction with these fields from the row and the
 * others from a background row (Strumbelj and Kononenko, 2014).
 *
 * <p>Few fields: every coalition, exactly. More: fields pass from each background row to the
 * explained one in a random order and back in the same order (Castro et al., 2009; Covert and Lee,
 * 2021, section 4: such pairs cancel what is odd); each background row is used as often as any, so
 * that the contributions add up to the prediction less the mean of the background, without error.
 */
final class MixtureAttribution implements Attribution {
  /** At most so many background rows, drawn by the seed. */
  static final int BACKGROUND = 100;

  /** Up to so many fields every coalition is tried. */
  static final int EVERY = 10;

  /** At least so many pairs of orders. */
  private static final int PAIRS = 200;

  private final Numbers numbers;
  private final Dataset background;
  private final int[] players;
  private final long seed;
  private final double[] backgroundNumbers;
  private final double[] base;

  /**
   * A way.
   *
   * @param graph the graph
   * @param node what is explained
   * @param background in the form of the graph's inputs, at least one row
   * @param seed for drawing background rows and orders
   */
  MixtureAttribution(ScoringGraph graph, int node, Dataset background, long seed) {
    this.numbers = new Numbers(graph, node);
    this.background = drawn(background, seed);
    this.players = new FieldSources(graph).fields(node);
    this.seed = seed;
    this.backgroundNumbers = numbers.of(this.background);
    this.base = new double[numbers.width()];
    for (int at = 0; at < backgroundNumbers.length; at++) {
      base[at % base.length] += backgroundNumbers[at] / this.background.size();
    }
  }

  /** The rows, or {@value #BACKGROUND} of them. */
  static Dataset drawn(Dataset rows, long seed) {
    if (rows.size() <= BACKGROUND) {
      return rows;
    }
    int[] order = IntStream.range(0, rows.size()).toArray();
    shuffle(order, new SplittableRandom(seed));
    return rows.rows(IntStream.of(order).limit(BACKGROUND).sorted().toArray());
  }

  private static void shuffle(int[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
  }

  @Override
  public double[] base() {
    return base.clone();
  }

  @Override
  public double[][] of(Dataset rows) {
    int width = base.length * background.schema().size();
    int size = Math.multiplyExact(rows.size(), width);
    double[][] result = new double[players.length <= EVERY ? 1 : 2][size];
    double[] own = rows.size() == 0 ? new double[0] : numbers.of(rows);
    for (int row = 0; row < rows.size(); row++) {
      Dataset one = rows.rows(row);
      if (players.length <= EVERY) {
        every(one, result[0], row * width);
      } else {
        double[] prediction =
            java.util.Arrays.copyOfRange(own, row * base.length, (row + 1) * base.length);
        sample(one, prediction, result, row * width);
      }
    }
    return result;
  }

  /**
   * Shapley (1953): the mean gain over all coalitions, those of one size together counting alike.
   */
  private void every(Dataset row, double[] into, int at) {
    int fields = background.schema().size();
    int outputs = base.length;
    int coalitions = 1 << players.length;
    double[] worth = new double[coalitions * outputs];
    int[] next = new int[1];
    Mixtures mixtures =
        new Mixtures(
            numbers,
            row,
            background,
            (values, from) -> {
              int coalition = next[0]++ / background.size();
              for (int i = 0; i < outputs; i++) {
                worth[coalition * outputs + i] += values[from + i] / background.size();
              }
            });
    for (int coalition = 0; coalition < coalitions; coalition++) {
      boolean[] fromRow = new boolean[fields];
      for (int i = 0; i < players.length; i++) {
        fromRow[players[i]] = (coalition >> i & 1) != 0;
      }
      for (int other = 0; other < background.size(); other++) {
        mixtures.add(0, other, fromRow);
      }
    }
    mixtures.compute();
    for (int i = 0; i < players.length; i++) {
      for (int coalition = 0; coalition < coalitions; coalition++) {
        if ((coalition >> i & 1) == 0) {
          double weight = weight(Integer.bitCount(coalition), players.length);
          int with = coalition | 1 << i;
          for (int output = 0; output < outputs; output++) {
            double gain = worth[with * outputs + output] - worth[coalition * outputs + output];
            into[at + output * fields + players[i]] += weight * gain;
          }
        }
      }
    }
  }

  /** {@code s! (n - s - 1)! / n!}. */
  private static double weight(int size, int all) {
    double ways = all;
    for (int i = 0; i < size; i++) {
      ways = ways * (all - 1 - i) / (i + 1);
    }
    return 1 / ways;
  }

  private void sample(Dataset row, double[] prediction, double[][] into, int at) {
    int rounds = (PAIRS + background.size() - 1) / background.size();
    int pairs = rounds * background.size();
    OrderSums sums =
        new OrderSums(prediction, backgroundNumbers, players, background.schema().size());
    Mixtures mixtures = new Mixtures(numbers, row, background, sums);
    SplittableRandom random = new SplittableRandom(seed);
    for (int pair = 0; pair < pairs; pair++) {
      int[] order = players.clone();
      shuffle(order, random);
      int other = pair % background.size();
      sums.begin(order, other);
      pass(mixtures, order, other, 1);
      pass(mixtures, order, other, -1);
    }
    mixtures.compute();
    sums.write(into, at, pairs);
  }

  /** All steps but the first and the last, which are the background row and the explained one. */
  private void pass(Mixtures mixtures, int[] order, int other, int direction) {
    boolean[] fromRow = new boolean[background.schema().size()];
    for (int step = 1; step < order.length; step++) {
      fromRow[order[direction > 0 ? step - 1 : order.length - step]] = true;
      mixtures.add(0, other, fromRow);
    }
  }
}
