package org.sagekit.monitor.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Asks whether rows of now can be told from rows of then by a learner (Lopez-Paz and Oquab 2017,
 * "Revisiting classifier two-sample tests"). Each fifth of the rows is told apart by what was
 * learnt from the fifths before it, so that all but the first are judged, and none by what knew it.
 */
public final class HeldOut {
  private static final int PARTS = 5;

  private HeldOut() {}

  /** Learns from some rows to tell others apart. */
  public interface Learner {

    /**
     * Learns, then judges. Rows are named by their positions in the pool.
     *
     * @param then known rows of then, at least one
     * @param now known rows of now, at least one
     * @param unseen others
     * @param seed of anything random
     * @return one finite score a row of {@code unseen}, greater the more it looks like now
     */
    double[] scores(int[] then, int[] now, int[] unseen, long seed);
  }

  /**
   * Judges.
   *
   * @param then positions of the rows of then, in random order
   * @param now positions of the rows of now, in random order
   * @param learner of rows
   * @param seed of learner and permutations
   * @return {@link Separation#NONE} if there are too few rows
   */
  public static Separation judge(int[] then, int[] now, Learner learner, long seed) {
    List<HeldOutRanks> judged = new ArrayList<>();
    for (int part = 1; part < PARTS; part++) {
      int[] unseenThen = part(then, part);
      int[] unseenNow = part(now, part);
      boolean both =
          start(then, part) > 0
              && start(now, part) > 0
              && unseenThen.length > 0
              && unseenNow.length > 0;
      if (both) {
        int[] unseen =
            IntStream.concat(Arrays.stream(unseenThen), Arrays.stream(unseenNow)).toArray();
        double[] scores =
            learner.scores(upTo(then, part), upTo(now, part), unseen, Mixing.of(seed, part));
        judged.add(HeldOutRanks.of(scores, unseenNow.length));
      }
    }
    return StratifiedRanks.of(judged).judge(Mixing.of(seed, PARTS));
  }

  private static int[] upTo(int[] rows, int part) {
    return Arrays.copyOf(rows, start(rows, part));
  }

  private static int[] part(int[] rows, int part) {
    return Arrays.copyOfRange(rows, start(rows, part), start(rows, part + 1));
  }

  private static int start(int[] rows, int part) {
    return (int) ((long) rows.length * part / PARTS);
  }
}
