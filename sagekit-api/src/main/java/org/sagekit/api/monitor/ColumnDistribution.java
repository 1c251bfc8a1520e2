package org.sagekit.api.monitor;

import java.util.List;

/**
 * How the values of a column lay then and lie now, in a few bins that both share: what a chart
 * shows.
 *
 * @param column its name
 * @param bins in order: of numbers ascending, of free texts their lengths ascending, of categories
 *     the commonest of then first and what is left as the last
 */
public record ColumnDistribution(String column, List<Bin> bins) {

  /** Copies the bins. */
  public ColumnDistribution {
    bins = List.copyOf(bins);
  }

  /**
   * A bin.
   *
   * @param label the numbers from where to where, or the category
   * @param reference which share of the values of then lies in it, from 0 to 1
   * @param current which share of the values of now lies in it, from 0 to 1
   */
  public record Bin(String label, double reference, double current) {}
}
