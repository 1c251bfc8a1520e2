package org.sagekit.core.train;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.model.Task;

/**
 * Training rows in two parts, of classes each in the same share: those to learn from, and those to
 * judge by while learning.
 *
 * @param learning in their order
 * @param judging in their order, at least one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HeldOut(int[] learning, int[] judging) {

  /**
   * Divides rows.
   *
   * @param share of those to judge by
   * @throws DataException if there are too few
   */
  static HeldOut of(TrainingRows rows, double share, long seed) {
    boolean classes = rows.target().task() != Task.REGRESSION;
    int groups = classes ? rows.target().classes().size() : 1;
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] held = new boolean[rows.size()];
    for (int group = 0; group < groups; group++) {
      int wanted = group;
      int[] members =
          IntStream.range(0, rows.size())
              .filter(row -> !classes || rows.target().code(row) == wanted)
              .toArray();
      int count = (int) Math.round(share * members.length);
      for (int i = 0; i < count; i++) {
        int other = random.nextInt(i, members.length);
        int picked = members[other];
        members[other] = members[i];
        held[picked] = true;
      }
    }
    int[] judging = IntStream.range(0, held.length).filter(row -> held[row]).toArray();
    if (judging.length == 0) {
      throw new DataException(
          "Dataset '%s': rows to stop by must be at least one, but there were none of %s. Maybe a greater validation_share."
              .formatted(rows.features().name(), rows.size()));
    }
    return new HeldOut(
        IntStream.range(0, held.length).filter(row -> !held[row]).toArray(), judging);
  }
}
