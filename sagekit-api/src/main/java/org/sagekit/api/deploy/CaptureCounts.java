package org.sagekit.api.deploy;

/**
 * What became of the answers of an endpoint or a writer since it was opened, at one moment: {@code
 * captured + dropped + sampledOut + waiting = served}. After a flush nothing waits.
 *
 * <p>A record is captured once the disk has confirmed it: every reader finds it, also after a power
 * cut. If the disk refuses to confirm, nobody knows what it has kept, so what was written since the
 * last confirmation counts as dropped, is cut off the file, and the capture goes on in another one.
 * Should the disk refuse even the cut, it is tried again until the capture is closed; until then a
 * reader may find records that count as dropped.
 *
 * @param served how many answers there were, a row each
 * @param captured how many are on disk for sure, unless they were deleted since
 * @param dropped how many are not, because the disk was slow, full or failing
 * @param sampledOut how many the sampling has left out
 * @param waiting how many are on their way to the disk, also those that were written and await its
 *     confirmation, for which it is asked every second
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
