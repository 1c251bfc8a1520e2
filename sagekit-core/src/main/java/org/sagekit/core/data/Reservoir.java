package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;

/**
 * A sample of rows that pass by, each set of them equally likely (algorithm R: J. S. Vitter,
 * "Random sampling with a reservoir", ACM Transactions on Mathematical Software 11, 1985). The rows
 * keep their order. Does not depend on the pieces in which they come. For one thread.
 */
final class Reservoir {
  private final int size;
  private final Shuffle shuffle;
  private Dataset kept;
  private long seen;

  /** Where the row of a slot stands: below {@code kept.size()} there, from then on in the batch. */
  private final int[] slots;

  Reservoir(Dataset noRows, int size, long seed) {
    this.kept = noRows;
    this.size = size;
    this.shuffle = new Shuffle(seed);
    this.slots = new int[size];
  }

  void add(Dataset batch) {
    int before = kept.size();
    for (int row = 0; row < batch.size() && size > 0; row++, seen++) {
      long slot = seen < size ? seen : shuffle.below(seen + 1);
      if (slot < size) {
        slots[(int) slot] = before + row;
      }
    }
    int filled = (int) Math.min(size, seen);
    int[] places = Arrays.stream(slots, 0, filled).sorted().toArray();
    if (places.length > 0 && places[places.length - 1] >= before) {
      keep(batch, places);
    }
  }

  private void keep(Dataset batch, int[] places) {
    int before = kept.size();
    int[] old = Arrays.stream(places).filter(place -> place < before).toArray();
    int[] fresh =
        Arrays.stream(places).filter(place -> place >= before).map(p -> p - before).toArray();
    for (int i = 0; i < places.length; i++) {
      slots[i] = Arrays.binarySearch(places, slots[i]);
    }
    kept = withoutIdleLevels(Datasets.concat(kept.rows(old), batch.rows(fresh).named(kept.name())));
  }

  /** Levels of rows that were given up would grow without bound. */
  private static Dataset withoutIdleLevels(Dataset dataset) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < dataset.schema().size(); i++) {
      Column column = dataset.column(i);
      columns.add(column instanceof CategoricalColumn c ? used(c) : column);
    }
    return Dataset.of(dataset.name(), dataset.schema(), columns);
  }

  private static CategoricalColumn used(CategoricalColumn column) {
    int[] counts = column.counts();
    int[] codes = new int[counts.length];
    List<String> levels = new ArrayList<>();
    for (int level = 0; level < counts.length; level++) {
      codes[level] = levels.size();
      if (counts[level] > 0) {
        levels.add(column.levels().get(level));
      }
    }
    return CategoricalColumn.of(
        IntStream.range(0, column.size())
            .map(row -> column.code(row) < 0 ? -1 : codes[column.code(row)])
            .toArray(),
        levels);
  }

  Dataset rows() {
    return kept;
  }
}
