package org.sagekit.core.train.metric;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How good a clustering is: by the rows themselves, or by how far it agrees with another one. Rows
 * of a negative label are noise: the scores of a matrix leave them out, the comparisons take them
 * for a cluster like any other.
 */
public final class ClusterScores {
  private ClusterScores() {}

  /**
   * The mean silhouette (Rousseeuw 1987): how much nearer a row is to its own cluster than to the
   * next one, by Euclidean distance; 0 for a row that is a cluster alone. Takes time in proportion
   * to the square of the rows: draw some thousands of them first.
   *
   * @param rows one array of finite numbers a row
   * @param labels one a row
   * @return from -1 to 1, greater is better; NaN for fewer than two clusters
   */
  public static double silhouette(double[][] rows, int[] labels) {
    return Arrays.stream(silhouettes(rows, labels))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  /**
   * The silhouette of each row.
   *
   * @param rows one array of finite numbers a row
   * @param labels one a row
   * @return one a row, NaN for noise, or for all if there are fewer than two clusters
   */
  public static double[] silhouettes(double[][] rows, int[] labels) {
    Clusters clusters = Clusters.of(rows, labels);
    double[] silhouettes = new double[rows.length];
    Arrays.fill(silhouettes, Double.NaN);
    if (clusters.count() < 2) {
      return silhouettes;
    }
    for (int row : clusters.members) {
      double[] distances = new double[clusters.count()];
      for (int other : clusters.members) {
        distances[clusters.cluster[other]] += Math.sqrt(square(rows[row], rows[other]));
      }
      silhouettes[row] = silhouette(clusters.cluster[row], distances, clusters.sizes);
    }
    return silhouettes;
  }

  private static double silhouette(int own, double[] distances, int[] sizes) {
    if (sizes[own] == 1) {
      return 0;
    }
    double within = distances[own] / (sizes[own] - 1);
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < sizes.length; i++) {
      nearest = i == own ? nearest : Math.min(nearest, distances[i] / sizes[i]);
    }
    double greater = Math.max(within, nearest);
    return greater == 0 ? 0 : (nearest - within) / greater;
  }

  /**
   * The Davies-Bouldin index (Davies and Bouldin 1979): the mean over the clusters of how much the
   * worst other one overlaps.
   *
   * @param rows one array of finite numbers a row
   * @param labels one a row
   * @return 0 or more, less is better; NaN for fewer than two clusters
   */
  public static double daviesBouldin(double[][] rows, int[] labels) {
    Clusters clusters = Clusters.of(rows, labels);
    int count = clusters.count();
    double[][] centres = clusters.centres(rows);
    double[] spreads = new double[count];
    for (int row : clusters.members) {
      int own = clusters.cluster[row];
      spreads[own] += Math.sqrt(square(rows[row], centres[own])) / clusters.sizes[own];
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double worst = 0;
      for (int j = 0; j < count; j++) {
        double apart = i == j ? 0 : Math.sqrt(square(centres[i], centres[j]));
        worst = i == j ? worst : Math.max(worst, (spreads[i] + spreads[j]) / apart);
      }
      sum += worst;
    }
    return count < 2 ? Double.NaN : sum / count;
  }

  /**
   * The Calinski-Harabasz index (Calinski and Harabasz 1974): the variance between the clusters
   * through that within.
   *
   * @param rows one array of finite numbers a row
   * @param labels one a row
   * @return 0 or more, greater is better; NaN for fewer than two clusters or no more rows than
   *     clusters
   */
  public static double calinskiHarabasz(double[][] rows, int[] labels) {
    Clusters clusters = Clusters.of(rows, labels);
    int count = clusters.count();
    int size = clusters.members.length;
    if (count < 2 || size <= count) {
      return Double.NaN;
    }
    double[][] centres = clusters.centres(rows);
    double[] middle = new double[centres[0].length];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < middle.length; k++) {
        middle[k] += centres[i][k] * clusters.sizes[i] / size;
      }
    }
    double between = 0;
    for (int i = 0; i < count; i++) {
      between += clusters.sizes[i] * square(centres[i], middle);
    }
    double within = 0;
    for (int row : clusters.members) {
      within += square(rows[row], centres[clusters.cluster[row]]);
    }
    return between / (count - 1) / (within / (size - count));
  }

  /**
   * The Rand index, adjusted for chance (Hubert and Arabie 1985).
   *
   * @param first labels of the rows
   * @param second other labels of the same rows
   * @return at most 1, about 0 for chance; 1 if both are equal up to the names
   */
  public static double adjustedRand(int[] first, int[] second) {
    Table table = Table.of(first, second);
    double both = table.cells.values().stream().mapToDouble(ClusterScores::pairs).sum();
    double ofFirst = Arrays.stream(table.first).mapToDouble(ClusterScores::pairs).sum();
    double ofSecond = Arrays.stream(table.second).mapToDouble(ClusterScores::pairs).sum();
    double chance = ofFirst * ofSecond / Math.max(1, pairs(first.length));
    double best = (ofFirst + ofSecond) / 2;
    return best == chance ? 1 : (both - chance) / (best - chance);
  }

  private static double pairs(long count) {
    return count * (count - 1) / 2.0;
  }

  /**
   * The mutual information of two clusterings through the mean of their entropies (Vinh, Epps and
   * Bailey 2010, table 2).
   *
   * @param first labels of the rows
   * @param second other labels of the same rows
   * @return from 0 to 1, greater is better; 1 if both have but one cluster
   */
  public static double normalizedMutualInformation(int[] first, int[] second) {
    Table table = Table.of(first, second);
    double ofFirst = entropy(Arrays.stream(table.first), first.length);
    double ofSecond = entropy(Arrays.stream(table.second), first.length);
    double joint =
        entropy(table.cells.values().stream().mapToLong(Long::longValue).sorted(), first.length);
    if (ofFirst == 0 && ofSecond == 0) {
      return 1;
    }
    double shared = Math.max(0, ofFirst + ofSecond - joint);
    return Math.min(1, shared / ((ofFirst + ofSecond) / 2));
  }

  private static double entropy(java.util.stream.LongStream counts, double total) {
    return counts.mapToDouble(count -> -count / total * StrictMath.log(count / total)).sum();
  }

  private static double square(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  /** The rows that are no noise, with clusters numbered from 0. */
  private record Clusters(int[] members, int[] cluster, int[] sizes) {

    static Clusters of(double[][] rows, int[] labels) {
      if (rows.length != labels.length) {
        throw new IllegalArgumentException(
            "ClusterScores: labels must be one a row, %s, but were %s."
                .formatted(rows.length, labels.length));
      }
      Map<Integer, Integer> placeByLabel = new HashMap<>();
      int[] members = IntStream.range(0, rows.length).filter(row -> labels[row] >= 0).toArray();
      int[] cluster = new int[rows.length];
      for (int row : members) {
        Integer place = placeByLabel.putIfAbsent(labels[row], placeByLabel.size());
        cluster[row] = place == null ? placeByLabel.size() - 1 : place;
      }
      int[] sizes = new int[placeByLabel.size()];
      for (int row : members) {
        sizes[cluster[row]]++;
      }
      return new Clusters(members, cluster, sizes);
    }

    int count() {
      return sizes.length;
    }

    double[][] centres(double[][] rows) {
      double[][] centres = new double[count()][rows.length == 0 ? 0 : rows[0].length];
      for (int row : members) {
        double[] centre = centres[cluster[row]];
        for (int k = 0; k < centre.length; k++) {
          centre[k] += rows[row][k] / sizes[cluster[row]];
        }
      }
      return centres;
    }
  }

  /** How often each pair of labels occurs. */
  private record Table(Map<Long, Long> cells, long[] first, long[] second) {

    static Table of(int[] first, int[] second) {
      if (first.length != second.length) {
        throw new IllegalArgumentException(
            "ClusterScores: second labels must be as many as the first, %s, but were %s."
                .formatted(first.length, second.length));
      }
      Map<Long, Long> cells = new HashMap<>();
      for (int i = 0; i < first.length; i++) {
        cells.merge(((long) first[i] << 32) | (second[i] & 0xffffffffL), 1L, Long::sum);
      }
      return new Table(cells, counts(first), counts(second));
    }

    private static long[] counts(int[] labels) {
      Map<Integer, Long> counts = new HashMap<>();
      Arrays.stream(labels).forEach(label -> counts.merge(label, 1L, Long::sum));
      return counts.values().stream().mapToLong(Long::longValue).sorted().toArray();
    }
  }
}
