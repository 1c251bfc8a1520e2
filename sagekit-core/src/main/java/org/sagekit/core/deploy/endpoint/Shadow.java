package org.sagekit.core.deploy.endpoint;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Disagreement;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.ShadowMetrics;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;

/**
 * A fleet that is given copies of a share of the requests, and whose answers nobody gets. They are
 * counted and captured as those of any fleet. Thread-safe.
 */
final class Shadow {
  private final Fleet fleet;
  private final double share;
  private final Mirror mirror;

  Shadow(String endpoint, Fleet fleet, double share) {
    this.fleet = fleet;
    this.share = share;
    this.mirror = new Mirror(endpoint + "-" + fleet.variant());
  }

  Fleet fleet() {
    return fleet;
  }

  /** Whether it is given a copy of the request of a number: each share of many in a row alike. */
  boolean wants(long number) {
    return Math.floor((number + 1) * share) > Math.floor(number * share);
  }

  void offer(Invocation invocation, Row row, Prediction said) {
    mirror.offer(1, () -> asked(() -> Disagreement.of(said, fleet.answer(invocation, row))));
  }

  void offer(IntFunction<@Nullable String> ids, Dataset rows, Predictions said) {
    mirror.offer(rows.size(), () -> asked(() -> Comparison.of(said, fleet.answer(ids, rows))));
  }

  private Disagreement asked(Supplier<Disagreement> comparison) {
    if (!fleet.enter()) {
      return Disagreement.none();
    }
    try {
      return comparison.get();
    } finally {
      fleet.leave();
    }
  }

  ShadowMetrics metrics() {
    return new ShadowMetrics(fleet.metrics(share), mirror.disagreement(), mirror.skipped());
  }

  /** Waits until all copies that it was given are answered. */
  void settle() {
    mirror.settle();
  }

  void retire() {
    mirror.close();
    fleet.retire();
  }
}
