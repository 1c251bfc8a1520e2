package org.sagekit.monitor.schedule;

import org.sagekit.api.monitor.schedule.ScheduledRun;

/** A run on its way to a webhook. */
record Parcel(ScheduledRun run, Receipt receipt) {
  boolean isKept() {
    return receipt.isKept();
  }
}
