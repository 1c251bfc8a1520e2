package org.sagekit.core.pack.machine;

/** Logarithms of normal densities, and how much a point disturbs random cut trees. */
final class Densities {
  private Densities() {}

  /**
   * Densities of independent numbers; {@code densities} has for each output the logarithm of its
   * weight, and then for each number the mean, the factor and the logarithm of the height.
   */
  static void independent(State s, int input, int out, int width, int outputs, int densities) {
    int at = densities;
    for (int output = 0; output < outputs; output++) {
      double total = 0.0;
      for (int i = 0; i < width; i++) {
        double x = s.memory[input + i];
        if (!Double.isNaN(x)) {
          double standard = (x - s.reals[at + 1 + 3 * i]) * s.reals[at + 2 + 3 * i];
          total = total + (s.reals[at + 3 + 3 * i] - 0.5 * standard * standard);
        }
      }
      s.memory[out + output] = s.reals[at] + total;
      at += 1 + 3 * width;
    }
  }

  /**
   * Densities of dependent numbers; {@code densities} has for each output the logarithm of its
   * weight, the means, the heights, and the lower triangle of the factors row by row.
   */
  static void dependent(State s, int input, int out, int width, int outputs, int densities) {
    int at = densities;
    for (int output = 0; output < outputs; output++) {
      double total = 0.0;
      int factor = at + 1 + 2 * width;
      for (int i = 0; i < width; i++) {
        double standard = 0.0;
        for (int j = 0; j <= i; j++) {
          standard = standard + s.reals[factor + j] * (s.memory[input + j] - s.reals[at + 1 + j]);
        }
        factor += i + 1;
        total = total + (s.reals[at + 1 + width + i] - 0.5 * standard * standard);
      }
      s.memory[out + output] = s.reals[at] + total;
      at = factor;
    }
  }

  /**
   * The mean score of random cut trees; {@code trees} lists where each begins in whole numbers and
   * in reals.
   */
  static void cutForest(State s, int input, int out, int width, int count, int trees) {
    double total = 0.0;
    for (int tree = 0; tree < count; tree++) {
      int links = s.ints[trees + 2 * tree];
      total = total + cutScore(s, input, width, links, s.ints[trees + 2 * tree + 1]);
    }
    s.memory[out] = total / count;
  }

  /**
   * The score of one tree. A cut has in whole numbers its dimension and its two children, a cut
   * from 0 or a leaf as -1 less its number, and in reals the cut, and the least and the greatest
   * numbers of its box; behind the cuts stand the leaves: the score of an equal point beyond its
   * depth, and the point. Before all stand the number of cuts, and the scale.
   */
  static double cutScore(State s, int input, int width, int links, int reals) {
    int cuts = s.ints[links];
    double score = 0.0;
    double reached = 1.0;
    int depth = 0;
    int node = cuts == 0 ? -1 : 0;
    while (node >= 0) {
      int at = reals + 1 + node * (1 + 2 * width);
      double off = cutOff(s, input, width, at + 1);
      score = score + reached * off * (1.0 / (depth + 1));
      reached = reached * (1.0 - off);
      if (reached == 0.0) {
        return score * s.reals[reals];
      }
      int link = links + 1 + 3 * node;
      boolean left = s.memory[input + s.ints[link]] <= s.reals[at];
      node = left ? s.ints[link + 1] : s.ints[link + 2];
      depth++;
    }
    int leaf = reals + 1 + cuts * (1 + 2 * width) + (-1 - node) * (1 + width);
    return (score + reached * leafScore(s, input, width, leaf, depth)) * s.reals[reals];
  }

  /** The share by which a point would lengthen the sides of a box. */
  static double cutOff(State s, int input, int width, int box) {
    double sides = 0.0;
    double more = 0.0;
    for (int i = 0; i < width; i++) {
      double low = s.reals[box + i];
      double high = s.reals[box + width + i];
      double x = s.memory[input + i];
      sides = sides + (high - low);
      more = more + (x < low ? low - x : x > high ? x - high : 0.0);
    }
    if (more == 0.0) {
      return 0.0;
    }
    return more == 1.0 / 0.0 ? 1.0 : more / (sides + more);
  }

  /** The score at a leaf. */
  static double leafScore(State s, int input, int width, int leaf, int depth) {
    for (int i = 0; i < width; i++) {
      if (s.memory[input + i] != s.reals[leaf + 1 + i]) {
        return 1.0 / (depth + 1);
      }
    }
    return 1.0 / (depth + s.reals[leaf]);
  }
}
