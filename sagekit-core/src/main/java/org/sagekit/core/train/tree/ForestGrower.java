package org.sagekit.core.train.tree;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.model.Tree;

/**
 * Grows the trees of a forest, each by its index: a tree depends on nothing but rows, growth, seed
 * and index, so trees may be grown on any number of threads, and more of them later. Immutable and
 * thread-safe.
 *
 * <p>Takes 2 bytes a row and column for all trees together, and for each tree while it grows about
 * 60 bytes a row, with three classes and more 90.
 */
public final class ForestGrower {
  /** The step of {@link SplittableRandom}: seed + n steps gives its n-th number at once. */
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private final List<RankedColumn> columns;
  private final Response response;
  private final double[] weights;
  private final Growth growth;
  private final long seed;
  private final int mostRanks;

  /**
   * A grower.
   *
   * @param columns at least one, of as many rows as the response
   * @param response what to learn
   * @param weights one a row, above 0 and finite; copied
   * @param growth how
   * @param seed of all trees
   * @throws IllegalArgumentException if there is no column, numbers of rows differ or a weight is
   *     not above 0
   */
  public ForestGrower(
      List<RankedColumn> columns, Response response, double[] weights, Growth growth, long seed) {
    Problems.of("ForestGrower")
        .require(!columns.isEmpty(), "columns", "at least one", "none")
        .require(
            columns.stream().allMatch(column -> column.size() == response.size()),
            "columns",
            "as long as the response, " + response.size(),
            columns.stream().map(RankedColumn::size).toList())
        .require(
            weights.length == response.size(),
            "weights",
            response.size() + " in number",
            weights.length)
        .require(
            Arrays.stream(weights).allMatch(weight -> weight > 0 && Double.isFinite(weight)),
            "weights",
            "above 0 and finite",
            "not all")
        .throwIfAny();
    this.columns = List.copyOf(columns);
    this.response = response.centred(weights);
    this.weights = weights.clone();
    this.growth = growth;
    this.seed = seed;
    mostRanks = columns.stream().mapToInt(RankedColumn::ranks).max().orElseThrow();
  }

  /**
   * Grows one tree.
   *
   * @param index of the tree, 0 or more
   * @return a tree that sends values up to the threshold to the left; its covers are the weights of
   *     the rows that it learnt from, its leaves as wide as the response
   */
  public Tree tree(int index) {
    SplittableRandom random =
        new SplittableRandom(new SplittableRandom(seed + index * STEP).nextLong());
    NodeRows rows = rows(random);
    CandidateColumns candidates = new CandidateColumns(columns.size(), random);
    return new TreeGrowth(columns, rows, candidates, growth, random).grow(response.width());
  }

  private NodeRows rows(SplittableRandom random) {
    double[] counts = new double[response.size()];
    if (growth.bootstrap()) {
      for (int i = 0; i < counts.length; i++) {
        counts[random.nextInt(counts.length)]++;
      }
    } else {
      Arrays.fill(counts, 1);
    }
    int[] drawn = IntStream.range(0, counts.length).filter(row -> counts[row] > 0).toArray();
    double[] own = new double[drawn.length];
    Arrays.setAll(own, i -> counts[drawn[i]] * weights[drawn[i]]);
    return response.isNumber()
        ? new NumberRows(response, drawn, own, mostRanks)
        : new ClassRows(response, drawn, own, mostRanks);
  }
}
