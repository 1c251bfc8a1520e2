package org.sagekit.core.label.weak;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.label.weak.LabelMatrixBuilder;

/**
 * A made-up world with labelling functions of all sorts: few and many, sparse and broad, one-sided
 * and two-sided, good and bad, copies of each other, over two to nine labels that may be rare.
 */
final class WeakWorld {
  private final Random random;
  private final double[] balance;
  private final int functions;
  private final int[] label;
  private final boolean[] isTwoSided;
  private final int[] family;
  private final double[][] firing;
  private final double likeness;

  WeakWorld(long seed) {
    random = new Random(seed);
    int labels = new int[] {2, 2, 2, 3, 4, 6, 9}[random.nextInt(7)];
    balance = spread(labels, new double[] {0.7, 2, 10}[random.nextInt(3)]);
    functions = (int) Math.exp(Math.log(5) + random.nextDouble() * Math.log(24));
    label = new int[functions];
    isTwoSided = new boolean[functions];
    family = new int[functions];
    firing = new double[functions][];
    likeness = new double[] {0, 0.3, 0.7}[random.nextInt(3)];
    double twoSided = new double[] {0, 0, 0.3}[random.nextInt(3)];
    double precision = 0.5 + 0.45 * random.nextDouble();
    double votesPerRow = Math.exp(Math.log(0.5) + random.nextDouble() * Math.log(6));
    double[] coverage = coverage(votesPerRow);
    for (int f = 0; f < functions; f++) {
      label[f] = random.nextBoolean() ? random.nextInt(labels) : drawn(balance);
      isTwoSided[f] = random.nextDouble() < twoSided;
      family[f] = random.nextInt(Math.max(1, functions / 4));
      double own = Math.min(0.995, Math.max(0.05, precision + 0.15 * random.nextGaussian()));
      firing[f] = firing(label[f], coverage[f], own);
    }
  }

  private double[] spread(int labels, double evenness) {
    double[] shares = new double[labels];
    double sum = 0;
    for (int i = 0; i < labels; i++) {
      // a gamma variable's shape, roughly: enough to make labels that are rare
      shares[i] = 0.02 + Math.pow(random.nextDouble(), 1 / evenness);
      sum += shares[i];
    }
    for (int i = 0; i < labels; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  private double[] coverage(double votesPerRow) {
    double[] coverage = new double[functions];
    double sum = 0;
    for (int f = 0; f < functions; f++) {
      coverage[f] = Math.exp(random.nextGaussian());
      sum += coverage[f];
    }
    for (int f = 0; f < functions; f++) {
      coverage[f] = Math.min(0.6, coverage[f] * votesPerRow / sum);
    }
    return coverage;
  }

  private double[] firing(int voted, double coverage, double precision) {
    double[] confused = spread(balance.length, 0.5);
    confused[voted] = 0;
    double sum = 0;
    for (double share : confused) {
      sum += share;
    }
    double[] firing = new double[balance.length];
    for (int y = 0; y < firing.length; y++) {
      double share = y == voted ? precision : (1 - precision) * confused[y] / sum;
      firing[y] = Math.min(0.95, coverage * share / balance[y]);
    }
    return firing;
  }

  private int drawn(double[] shares) {
    double rest = random.nextDouble();
    int drawn = 0;
    while (drawn < shares.length - 1 && rest >= shares[drawn]) {
      rest -= shares[drawn++];
    }
    return drawn;
  }

  /** Rows with gold. */
  LabelMatrix rows(int count) {
    List<String> names = new ArrayList<>();
    for (int f = 0; f < functions; f++) {
      names.add("lf" + f);
    }
    LabelMatrixBuilder matrix = LabelMatrix.builder("world", names);
    for (int row = 0; row < count; row++) {
      int truth = drawn(balance);
      matrix.row(votes(truth), String.valueOf(truth));
    }
    return matrix.build();
  }

  private List<@Nullable String> votes(int truth) {
    double[] luckOfFamily = random.doubles(functions).toArray();
    List<@Nullable String> votes = new ArrayList<>();
    for (int f = 0; f < functions; f++) {
      double own = random.nextDouble();
      double luck = random.nextDouble() < likeness ? luckOfFamily[family[f]] : own;
      boolean fires = luck < firing[f][truth];
      int voted = isTwoSided[f] && random.nextBoolean() ? truth : label[f];
      votes.add(fires ? String.valueOf(voted) : null);
    }
    return votes;
  }
}
