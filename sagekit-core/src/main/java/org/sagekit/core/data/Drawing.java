package org.sagekit.core.data;

import java.util.Arrays;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;

/**
 * Draws rows.
 *
 * @param dataset from which
 * @param shuffle the seeded choice
 */
record Drawing(Dataset dataset, Shuffle shuffle) {

  static Drawing of(Dataset dataset, long seed) {
    return new Drawing(dataset, new Shuffle(seed));
  }

  Dataset shuffled() {
    return dataset.rows(shuffle.order(dataset.size()));
  }

  Dataset sample(int rows) {
    check(rows, dataset.size());
    return dataset.rows(shuffle.sample(dataset.size(), rows));
  }

  Dataset withReplacement(int rows) {
    check(rows, dataset.size() == 0 ? 0 : Integer.MAX_VALUE);
    return dataset.rows(shuffle.draw(dataset.size(), rows));
  }

  Dataset stratified(String field, int rows) {
    check(rows, dataset.size());
    Strata strata = Strata.values(dataset.column(field));
    return dataset.rows(strata.sample(shares(strata.sizes(), rows), shuffle));
  }

  /**
   * The rows of each stratum: its share, rounded down; what is left goes to the greatest remainders
   * (A. Hamilton 1792), the first of equals first.
   */
  private int[] shares(int[] sizes, int rows) {
    int[] shares = new int[sizes.length];
    long[] keys = new long[sizes.length];
    for (int s = 0; s < sizes.length; s++) {
      long product = (long) sizes[s] * rows;
      shares[s] = (int) (product / dataset.size());
      keys[s] = -(product % dataset.size()) << 32 | s;
    }
    Arrays.sort(keys);
    int left = rows - Arrays.stream(shares).sum();
    for (int i = 0; i < left; i++) {
      shares[(int) keys[i]]++;
    }
    return shares;
  }

  private void check(int rows, int most) {
    Problems.of("Dataset '" + dataset.name() + "'")
        .require(rows >= 0 && rows <= most, "rows to draw", "from 0 to " + most, rows)
        .throwIfAny();
  }
}
