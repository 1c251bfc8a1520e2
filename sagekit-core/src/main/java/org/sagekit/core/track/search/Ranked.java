package org.sagekit.core.track.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.core.track.search.query.RunOrder;

/**
 * Where a run stands in an order.
 *
 * @param run the run
 * @param keys its values, one an order
 */
record Ranked(IndexedRun run, @Nullable Object[] keys) {

  static Ranked of(IndexedRun run, List<RunOrder> orders) {
    @Nullable Object[] keys = new @Nullable Object[orders.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = orders.get(i).key(run.run());
    }
    return new Ranked(run, keys);
  }
}
