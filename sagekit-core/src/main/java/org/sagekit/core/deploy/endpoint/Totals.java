package org.sagekit.core.deploy.endpoint;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What all fleets together have answered since the endpoint was opened. Thread-safe. */
final class Totals {
  private final Set<Fleet> working = new LinkedHashSet<>();
  private long served;
  private long dropped;

  synchronized void add(Fleet fleet) {
    working.add(fleet);
  }

  /** A fleet that is no more: its log counts nothing further. */
  synchronized void settle(Fleet fleet) {
    if (working.remove(fleet)) {
      served += fleet.log().served();
      dropped += fleet.log().dropped();
    }
  }

  synchronized long served() {
    return served + sum(fleet -> fleet.log().served());
  }

  synchronized long dropped() {
    return dropped + sum(fleet -> fleet.log().dropped());
  }

  private long sum(ToLongFunction<Fleet> count) {
    return working.stream().mapToLong(count).sum();
  }
}
