package org.sagekit.core.track.exchange.tensorboard;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where a training was started again, and from which step on: what was logged before of this step
 * and later ones was lost with the crash, and TensorBoard drops it ({@code
 * plugin_event_accumulator.py}, by the session log). The first start is none of these. For one
 * thread.
 */
final class Restarts {
  /** The least step of a start at this position or a later one. Both grow together. */
  private final TreeMap<Long, Long> stepByPosition = new TreeMap<>();

  private boolean isStarted;

  /** A start, later than all that were added before. */
  void add(long position, long step) {
    if (isStarted) {
      again(position, step);
    }
    isStarted = true;
  }

  private void again(long position, long step) {
    Map.Entry<Long, Long> last = stepByPosition.lastEntry();
    while (last != null && last.getValue() >= step) {
      stepByPosition.remove(last.getKey());
      last = stepByPosition.lastEntry();
    }
    stepByPosition.put(position, step);
  }

  /** Whether a point is dropped. */
  boolean drop(long position, long step) {
    Map.Entry<Long, Long> next = stepByPosition.higherEntry(position);
    return next != null && step >= next.getValue();
  }
}
