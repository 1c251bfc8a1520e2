package org.sagekit.api.data;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.Problems;

/**
 * How many numbers lie where: bins of one width that lie side by side, each with its lower but not
 * its upper end. Immutable.
 *
 * @param from the lower end of the first bin
 * @param width of a bin, above 0; 1 if there is none
 * @param counts one a bin
 */
public record Histogram(double from, double width, List<Long> counts) {

  /**
   * Copies the counts.
   *
   * @throws IllegalArgumentException if the ends are not finite, the width is not above 0, or a
   *     count is negative
   */
  public Histogram {
    counts = List.copyOf(counts);
    Problems.of("Histogram")
        .require(Double.isFinite(from), "from", "finite", from)
        .require(width > 0 && Double.isFinite(width), "width", "above 0 and finite", width)
        .require(counts.stream().allMatch(n -> n >= 0), "counts", "0 or more", counts)
        .throwIfAny();
  }

  /**
   * The histogram of no numbers.
   *
   * @return one without bins
   */
  public static Histogram empty() {
    return new Histogram(0, 1, List.of());
  }

  /**
   * The lower end of a bin; of the number of bins, the upper end of the last.
   *
   * @param bin from 0
   * @return the end
   */
  public double edge(int bin) {
    return from + bin * width;
  }

  /**
   * The same counts in fewer bins: neighbours are united in twos, fours and so on.
   *
   * @param most how many bins there may be, 2 or more
   * @return a histogram; this one if it has no more bins
   */
  public Histogram coarser(int most) {
    Problems.of("Histogram").require(most >= 2, "most", "at least 2", most).throwIfAny();
    Histogram coarser = this;
    while (coarser.counts.size() > most) {
      coarser = coarser.halved();
    }
    return coarser;
  }

  /** Begins at a multiple of the new width, if this one begins at one of its own. */
  private Histogram halved() {
    boolean shifted = Math.floor(from / width) % 2 != 0;
    int offset = shifted ? 1 : 0;
    long[] sums = new long[(counts.size() + offset + 1) / 2];
    for (int bin = 0; bin < counts.size(); bin++) {
      sums[(bin + offset) / 2] += counts.get(bin);
    }
    return new Histogram(
        Math.max(-Double.MAX_VALUE, from - offset * width),
        Math.min(Double.MAX_VALUE, 2 * width),
        Arrays.stream(sums).boxed().toList());
  }
}
