package org.sagekit.monitor.schedule;

import java.util.List;
import org.sagekit.api.monitor.schedule.MonitoringListener;
import org.sagekit.api.monitor.schedule.Timing;

/**
 * What a schedule is.
 *
 * @param name in the workspace
 * @param timing its due times
 * @param policy how it treats them
 * @param listeners who hear of its runs
 */
public record Setup(String name, Timing timing, Policy policy, List<MonitoringListener> listeners) {

  /** Holds the timing to what it promises. */
  public Setup {
    timing = StrictTiming.of(timing);
    listeners = List.copyOf(listeners);
  }
}
