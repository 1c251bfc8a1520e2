package org.sagekit.core.data.profile;

/**
 * How finely a {@link ProfileSketch} looks. Immutable.
 *
 * @param k of each column's {@link KllSketch}, from 8 to 1,048,576
 * @param c of each column's {@link KllSketch}, above 0.5 and below 1
 * @param correlated how many columns of real or whole numbers are correlated with each other, the
 *     first ones of the schema; from 0 to 500. The work grows with its square
 */
public record ProfileOptions(int k, double c, int correlated) {
  /** Deequ's k of 2,048 and c of 0.64, and 60 columns. */
  public static final ProfileOptions DEFAULT =
      new ProfileOptions(KllSketch.DEEQU_K, KllSketch.DEEQU_C, 60);

  private static final int MOST = 500;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ProfileOptions {
    KllSketch.check(k, c)
        .require(
            correlated >= 0 && correlated <= MOST, "correlated", "from 0 to " + MOST, correlated)
        .throwIfAny();
  }
}
