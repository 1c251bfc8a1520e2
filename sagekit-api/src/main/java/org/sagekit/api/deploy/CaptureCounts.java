package org.sagekit.api.deploy;

/**
 * What became of the answers of an endpoint or a writer since it was opened, at one moment: {@code
 * captured + dropped + sampledOut + waiting = served}.
 *
 * @param served how many answers there were, a row each
 * @param captured how many are written down
 * @param dropped how many could not be written down, because the disk was slow or full
 * @param sampledOut how many the sampling has left out
 * @param waiting how many are on their way to the disk
 */
public record CaptureCounts(
    long served, long captured, long dropped, long sampledOut, long waiting) {

  /**
   * Nothing yet.
   *
   * @return zeros
   */
  public static CaptureCounts none() {
    return new CaptureCounts(0, 0, 0, 0, 0);
  }

  /**
   * Both together.
   *
   * @param other of another model
   * @return the sums
   */
  public CaptureCounts plus(CaptureCounts other) {
    return new CaptureCounts(
        served + other.served,
        captured + other.captured,
        dropped + other.dropped,
        sampledOut + other.sampledOut,
        waiting + other.waiting);
  }
}
