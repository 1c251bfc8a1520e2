package org.sagekit.core.deploy.endpoint;

import java.util.LinkedHashSet;
import java.util.Set;
import org.sagekit.api.deploy.CaptureCounts;

/** What all fleets together have answered since the endpoint was opened. Thread-safe. */
final class Totals {
  private final Set<Fleet> working = new LinkedHashSet<>();
  private CaptureCounts gone = CaptureCounts.none();

  synchronized void add(Fleet fleet) {
    working.add(fleet);
  }

  /** A fleet that is no more: its log counts nothing further. */
  synchronized void settle(Fleet fleet) {
    if (working.remove(fleet)) {
      gone = gone.plus(fleet.log().counts());
    }
  }

  synchronized CaptureCounts counts() {
    CaptureCounts all = gone;
    for (Fleet fleet : working) {
      all = all.plus(fleet.log().counts());
    }
    return all;
  }
}
