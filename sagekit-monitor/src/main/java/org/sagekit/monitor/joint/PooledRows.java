package org.sagekit.monitor.joint;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sagekit.monitor.chance.RowDraw;

/**
 * Rows of then and now as numbers, in one random order that says nothing of the side they are from.
 * If nothing has changed, each choice of as many rows could as well have been those of now: that is
 * what the p-values rest on, and why the numbers are made of both sides together.
 *
 * @param values one array a row, all of the same length
 * @param now whether a row is of now
 * @param keys equal for rows that are equal
 */
record PooledRows(double[][] values, boolean[] now, long[] keys) {

  /** Where a row comes from. */
  record Place(boolean now, int row, long key) {}

  static PooledRows of(ComparedColumns columns, int most, long seed) {
    Place[] places =
        Stream.concat(
                drawn(columns, false, most, seed).stream(),
                drawn(columns, true, most, seed).stream())
            .sorted(Comparator.comparingLong(Place::key))
            .toArray(Place[]::new);
    shuffle(places, new SplittableRandom(seed));
    boolean[] now = new boolean[places.length];
    IntStream.range(0, now.length).forEach(i -> now[i] = places[i].now);
    long[] keys = Stream.of(places).mapToLong(Place::key).toArray();
    return new PooledRows(new RowEncoder(columns, places, seed).encoded(), now, keys);
  }

  /** A side that has fewer rows than half of what may be leaves the rest to the other. */
  private static List<Place> drawn(ComparedColumns columns, boolean now, int most, long seed) {
    long[] keys = columns.keys(now);
    int others = now ? columns.referenceRows() : columns.currentRows();
    int[] rows = RowDraw.of(keys, Math.max(most / 2, most - others), seed);
    return IntStream.of(rows).mapToObj(row -> new Place(now, row, keys[row])).toList();
  }

  private static void shuffle(Object[] all, SplittableRandom random) {
    for (int last = all.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      Object kept = all[last];
      all[last] = all[other];
      all[other] = kept;
    }
  }

  int size() {
    return now.length;
  }

  /** How many numbers a row has; zero if all rows are alike. */
  int width() {
    return values.length == 0 ? 0 : values[0].length;
  }

  /** The numbers of the rows of one side, in their random order. */
  int[] of(boolean side) {
    return IntStream.range(0, now.length).filter(i -> now[i] == side).toArray();
  }
}
