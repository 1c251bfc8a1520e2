package org.sagekit.api.label.weak;

import java.util.List;

/**
 * What a labelling function did, over all rows and against the gold. Shares are of all rows.
 *
 * @param function its name
 * @param polarity the labels that it has voted for, sorted; one for a one-sided function
 * @param coverage the share of rows on which it voted
 * @param overlap the share of rows on which it and another function voted
 * @param conflict the share of rows on which it voted and another function voted otherwise
 * @param judged on how many rows with gold it voted
 * @param right on how many of these it voted for the gold
 * @param low the lower end of the interval of {@link #accuracy}
 * @param high the upper end
 */
public record FunctionQuality(
    String function,
    List<String> polarity,
    double coverage,
    double overlap,
    double conflict,
    int judged,
    int right,
    double low,
    double high) {

  /** Copies the labels. */
  public FunctionQuality {
    polarity = List.copyOf(polarity);
  }

  /**
   * How often it was right among the rows with gold on which it voted: the precision of its votes,
   * which says nothing of the rows on which it abstained. The interval is Wilson's at 95 % (1927).
   *
   * @return from 0 to 1; NaN if it voted on no row with gold
   */
  public double accuracy() {
    return judged == 0 ? Double.NaN : (double) right / judged;
  }
}
