package org.sagekit.core.train.cluster;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Lloyd's algorithm from seeds that lie far apart, with Hamerly's bounds (2010, "Making k-means
 * even faster"): each point keeps an upper bound of the distance to its own centre and a lower one
 * of that to any other, so that most points need not be measured again when the centres move. A
 * cluster that loses all points gets the point that is farthest from its centre. For one thread.
 */
public final class KMeansSearch {
  private final double[][] points;
  private final double[] weights;
  private final double[][] centres;
  private final int[] owner;
  private final double[] upper;
  private final double[] lower;

  /** Half the distance of each centre to the nearest other: within it no other can be nearer. */
  private final double[] half;

  private KMeansSearch(double[][] points, double[] weights, double[][] seeds) {
    this.points = points;
    this.weights = weights;
    this.centres = seeds;
    this.owner = new int[points.length];
    this.upper = new double[points.length];
    this.lower = new double[points.length];
    this.half = new double[seeds.length];
  }

  /**
   * How to search.
   *
   * @param clusters at most so many, at least 1; fewer if there are fewer different points
   * @param iterations how often the centres are moved at most
   * @param stop asked before each move; the centres so far are the result
   */
  public record Plan(int clusters, int iterations, BooleanSupplier stop) {}

  /**
   * Finds centres.
   *
   * @param points at least one, all of one length; not changed
   * @param weights one a point, above 0
   * @param plan how
   * @param seed of the choice of the first centres
   * @return the centres when no point changes its cluster, or when the plan ends it
   */
  public static Centres find(double[][] points, double[] weights, Plan plan, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] seeds = CentreSeeds.of(points, weights, plan.clusters(), random);
    return new KMeansSearch(points, weights, seeds).run(plan);
  }

  private Centres run(Plan plan) {
    for (int row = 0; row < points.length; row++) {
      assign(row);
    }
    int moves = 0;
    boolean changed = true;
    while (changed && moves < plan.iterations() && !plan.stop().getAsBoolean()) {
      loosen(moved());
      changed = reassign();
      moves++;
    }
    double inertia = 0;
    double[] sizes = new double[centres.length];
    for (int row = 0; row < points.length; row++) {
      inertia += weights[row] * Distances.squares(points[row], centres[owner[row]]);
      sizes[owner[row]] += weights[row];
    }
    return Centres.of(centres, sizes, inertia, moves);
  }

  /** Measures a point against all centres. */
  private void assign(int row) {
    double least = Double.POSITIVE_INFINITY;
    double second = Double.POSITIVE_INFINITY;
    for (int cluster = 0; cluster < centres.length; cluster++) {
      double squares = Distances.squares(points[row], centres[cluster]);
      if (squares < least) {
        second = least;
        least = squares;
        owner[row] = cluster;
      } else if (squares < second) {
        second = squares;
      }
    }
    upper[row] = Math.sqrt(least);
    lower[row] = Math.sqrt(second);
  }

  /** Moves each centre to the mean of its points and tells how far. */
  private double[] moved() {
    double[][] before = centres.clone();
    double[][] sums = new double[centres.length][points[0].length];
    double[] sizes = new double[centres.length];
    for (int row = 0; row < points.length; row++) {
      double[] sum = sums[owner[row]];
      sizes[owner[row]] += weights[row];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weights[row] * points[row][i];
      }
    }
    boolean[] taken = new boolean[points.length];
    double[] distances = new double[centres.length];
    for (int cluster = 0; cluster < centres.length; cluster++) {
      double size = sizes[cluster];
      centres[cluster] =
          size > 0
              ? Arrays.stream(sums[cluster]).map(sum -> sum / size).toArray()
              : farthest(before, taken);
      distances[cluster] = Math.sqrt(Distances.squares(before[cluster], centres[cluster]));
    }
    return distances;
  }

  private double[] farthest(double[][] before, boolean[] taken) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < points.length; row++) {
      double squares = Distances.squares(points[row], before[owner[row]]);
      if (!taken[row] && squares > most) {
        most = squares;
        best = row;
      }
    }
    taken[best] = true;
    return points[best].clone();
  }

  /** What the moves take from the bounds: of the lower ones the longest move of another centre. */
  private void loosen(double[] moves) {
    int first = 0;
    double second = 0;
    for (int cluster = 0; cluster < moves.length; cluster++) {
      first = moves[cluster] > moves[first] ? cluster : first;
    }
    for (int cluster = 0; cluster < moves.length; cluster++) {
      second = cluster == first ? second : Math.max(second, moves[cluster]);
    }
    for (int row = 0; row < points.length; row++) {
      upper[row] += moves[owner[row]];
      lower[row] -= owner[row] == first ? second : moves[first];
    }
  }

  private boolean reassign() {
    measureCentres();
    boolean changed = false;
    for (int row = 0; row < points.length; row++) {
      double bound = Math.max(half[owner[row]], lower[row]);
      if (upper[row] > bound) {
        upper[row] = Math.sqrt(Distances.squares(points[row], centres[owner[row]]));
        if (upper[row] > bound) {
          int before = owner[row];
          assign(row);
          changed |= owner[row] != before;
        }
      }
    }
    return changed;
  }

  private void measureCentres() {
    for (int a = 0; a < centres.length; a++) {
      double least = Double.POSITIVE_INFINITY;
      for (int b = 0; b < centres.length; b++) {
        if (b != a) {
          least = Math.min(least, Distances.squares(centres[a], centres[b]));
        }
      }
      half[a] = Math.sqrt(least) / 2;
    }
  }
}
