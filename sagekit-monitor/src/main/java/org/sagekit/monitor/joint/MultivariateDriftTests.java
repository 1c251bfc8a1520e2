package org.sagekit.monitor.joint;

import org.sagekit.api.Problems;
import org.sagekit.api.monitor.MultivariateDriftTest;

/**
 * Where one gets a {@link MultivariateDriftTest}. All of them are stateless and thread-safe, and
 * give the same result for the same rows in any order and the same seed.
 *
 * <p><b>Columns.</b> Numbers, times, booleans and categories take part; free text, and columns in
 * the role {@code ID} or {@code IGNORED}, don't, and if nothing else is there it is an {@link
 * IllegalArgumentException}. Both sides must have the same columns in the same order, of the same
 * types, whole and real numbers being one.
 *
 * <p><b>Encoding</b>, by both sides together: numbers and times become the normal quantiles of
 * their ranks, so that neither unit nor heavy tails nor infinite values matter, and what is said is
 * that of any increasing transform. Booleans become 0 and 1. The 20 commonest levels of a category,
 * the others together, and a missing one are flags, scaled so that rows of different levels are 1
 * apart, as two numbers that differ by a standard deviation. A missing number or time counts as the
 * middle one, a missing boolean as the mean, and a flag says that it was missing: so a change of
 * what is missing is found too. Rows of more than 200 such figures are projected on 200 random
 * directions.
 *
 * <p><b>Many rows.</b> Each test looks at a bounded number of them, drawn by the seed and by what
 * the rows say; a side that has few leaves its share to the other.
 *
 * <p><b>Few rows.</b> With fewer than two rows on a side, or all rows alike, the p-value is 1 and
 * the effect 0.
 *
 * <p><b>Effects.</b> Those of {@link #pcaReconstruction()} and {@link #classifierTwoSample()} are
 * differences of distributions of one figure a row, as a single column's effect is, and held to the
 * same floor. Those of {@link #maximumMeanDiscrepancy()} and {@link #energyDistance()} are parts of
 * what lies between rows, which is the less the more columns there are: a shift of a quarter of a
 * standard deviation in one of 20 columns has an effect of about 0.03. They have no floor ({@link
 * MultivariateDriftTest#effectFloor}): in the 4,000 rows that they look at, what is too small to
 * matter is not found.
 */
public final class MultivariateDriftTests {
  private static final int MOST_PAIRED = 4_000;
  private static final int MOST_PROJECTED = 40_000;
  private static final int MOST_LEARNT = 10_000;
  private static final int TWO = 2;

  private MultivariateDriftTests() {}

  /**
   * The kernel two-sample test (Gretton, Borgwardt, Rasch, Schölkopf and Smola 2012, "A kernel
   * two-sample test", Journal of Machine Learning Research 13). The kernel is Gaussian, its width
   * the median distance of the pooled rows. Of many rows it looks at 4,000 of both sides together.
   *
   * <p>The statistic is the estimate of the squared discrepancy without bias (lemma 6), which may
   * be below 0. The p-value is by permutation, exact at any number of rows: 9,999 at most, fewer if
   * the smaller side has more than 447 rows, 999 from 1,414 on. The effect is the root of the
   * statistic divided by its greatest value at this mean dissimilarity between the sides, 2 (1 -
   * mean kernel): in proportion to a small shift, and 0 if the statistic is below 0.
   *
   * @return the test
   */
  public static MultivariateDriftTest maximumMeanDiscrepancy() {
    return new PooledTest(
        "maximum-mean-discrepancy", MOST_PAIRED, TWO, MultivariateDriftTests::discrepancy, false);
  }

  private static PooledTest.Finding discrepancy(PooledRows rows, long seed) {
    float[][] squares = Dissimilarities.squaredDistances(rows.values());
    double width = 2 * Dissimilarities.median(squares);
    Dissimilarities unlike = Dissimilarities.of(squares, square -> 1 - Math.exp(-square / width));
    return new GroupComparison(unlike, Dissimilarities.Sums::unbiased).of(rows, seed);
  }

  /**
   * The energy test of whole rows (Székely and Rizzo 2004, "Testing for equal distributions in high
   * dimension", InterStat 5): how much farther rows of then are from rows of now than from each
   * other. Of many rows it looks at 4,000 of both sides together.
   *
   * <p>The statistic is theirs (equation 6): n m / (n + m) times twice the mean Euclidean distance
   * between less those within. The p-value is by permutation as that of {@link
   * #maximumMeanDiscrepancy()}. The effect is the root of the share of the mean distance between
   * that is not within the sides too, estimated without bias: in proportion to a small shift.
   *
   * @return the test
   */
  public static MultivariateDriftTest energyDistance() {
    return new PooledTest(
        "energy-distance", MOST_PAIRED, TWO, MultivariateDriftTests::energy, false);
  }

  private static PooledTest.Finding energy(PooledRows rows, long seed) {
    Dissimilarities distances =
        Dissimilarities.of(Dissimilarities.squaredDistances(rows.values()), Math::sqrt);
    return new GroupComparison(distances, MultivariateDriftTests::energy).of(rows, seed);
  }

  private static double energy(Dissimilarities.Sums sums) {
    double n = sums.one().size();
    double m = sums.other().size();
    return n * m / (n + m) * sums.biased();
  }

  /**
   * As {@link #pcaReconstruction(double)} with components that explain 65 % of the variance.
   *
   * @return the test
   */
  public static MultivariateDriftTest pcaReconstruction() {
    return pcaReconstruction(0.65);
  }

  /**
   * Asks whether principal components still describe the rows: half of the rows of then, drawn at
   * random, give the components, and the errors of the rest of them and of the rows of now are
   * compared by {@link org.sagekit.monitor.drift.DriftTests#andersonDarling()}, whose statistic,
   * p-value and effect, the greatest distance of the errors' distribution functions, these are. The
   * idea is NannyML's, which compares mean errors with those of chunks of the reference instead.
   *
   * <p>Finds that columns no longer go together as they did, and not a shift along the components.
   * Needs 4 rows of then. Of many rows it looks at 40,000 of both sides together.
   *
   * @param variance the share of the variance that the components explain, above 0 and below 1; at
   *     least one of as many components as there are figures a row is left out all the same
   * @return the test
   * @throws IllegalArgumentException if the share is not above 0 and below 1
   */
  public static MultivariateDriftTest pcaReconstruction(double variance) {
    Problems.of("pca-reconstruction")
        .require(variance > 0 && variance < 1, "variance", "above 0 and below 1", variance)
        .throwIfAny();
    return new PooledTest(
        "pca-reconstruction",
        MOST_PROJECTED,
        PcaReconstruction.LEAST_REFERENCE,
        new PcaReconstruction(variance),
        true);
  }

  /**
   * Asks whether a classifier can tell rows of now from rows of then (Lopez-Paz and Oquab 2017,
   * "Revisiting classifier two-sample tests"), by the area under its receiver operating
   * characteristic. The classifier is a linear discriminant with boosted trees on what that leaves,
   * so that it finds shifts, changed spreads and columns that go together otherwise. Of many rows
   * it looks at 10,000 of both sides together.
   *
   * <p>The rows are put in five parts at random, and the rows of each part but the first are scored
   * by what was learnt from all parts before it. So the parts stay independent if nothing has
   * changed, which those of a cross-validation do not: the p-value is that of van Elteren's
   * stratified rank sums (1960), one-sided, by up to 9,999 permutations if a part has fewer than 20
   * rows of a side, else by the normal limit. The statistic is the mean area over the parts, by
   * their pairs; the effect is twice the area less 1, and 0 if the area is below a half.
   *
   * @return the test
   */
  public static MultivariateDriftTest classifierTwoSample() {
    return new PooledTest(
        "classifier-two-sample", MOST_LEARNT, TWO, new ClassifierTwoSample(), true);
  }
}
