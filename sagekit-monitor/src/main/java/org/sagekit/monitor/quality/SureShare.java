package org.sagekit.monitor.quality;

/**
 * Which share of later values will be as those of a baseline were: the least share that the
 * baseline does not refute (C. Clopper and E. Pearson 1934), as half of all later samples would
 * fall short of what was observed. But what had no exception in a large baseline is asked without
 * exception: most such columns have none by their nature, and the first one is news, even if it is
 * no proof.
 *
 * @param level of a false alarm in a report; with 1 what was observed is asked, as in Model Monitor
 */
record SureShare(double level) {
  /** So many values of one type show that there is no other one, which would hardly be so rare. */
  private static final long ENOUGH_OF_TYPE = 200;

  /** So many rows without a gap show that there is none. */
  private static final long ENOUGH_ROWS = 2_000;

  /**
   * How unlikely a baseline must be with a share for this to be refuted. Not as unlikely as a later
   * window has to be for an alarm, as both must happen for a false one.
   */
  private static final double REFUTED = 0.005;

  private static final double DECIMALS = 1e4;

  /** Of values that have the column's type, if so many had, in so many rows. */
  double ofType(long values, long rows) {
    // Without any value there is nothing to be asked that other columns are not asked.
    return ofAll(values == 0 ? rows : values, ENOUGH_OF_TYPE);
  }

  private double ofAll(long values, long enough) {
    return level >= 1 || values == 0 || values >= enough ? 1 : notRefuted(values, values);
  }

  /** Of rows that have a value, or of values that are the one known. */
  double ofRows(long good, long all) {
    return good == all ? ofAll(all, ENOUGH_ROWS) : notRefuted(good, all);
  }

  /** The least share, whatever the size of the baseline. */
  double notRefuted(long good, long all) {
    double bound = Chance.lowerBound(good, all, Math.min(REFUTED, level));
    return Math.floor(bound * DECIMALS) / DECIMALS;
  }
}
