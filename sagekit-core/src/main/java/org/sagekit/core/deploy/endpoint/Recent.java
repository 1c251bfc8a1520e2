package org.sagekit.core.deploy.endpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.rollout.Fleets;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.deploy.capture.FixedCapture;

/**
 * The newest answers of a fleet, in memory: what the alarms of a rollout look at again and again,
 * which reading the capture's files each time would make dear. Thread-safe.
 */
final class Recent {
  private final CaptureRecord[] records = new CaptureRecord[Fleets.NEWEST];
  private long count;

  synchronized void add(Instant time, Row row, Prediction said) {
    records[(int) (count % records.length)] = new CaptureRecord("recent-" + count, time, row, said);
    count++;
  }

  /** The answers so far, the oldest first. */
  synchronized Capture capture() {
    List<CaptureRecord> newest = new ArrayList<>();
    for (long i = Math.max(0, count - records.length); i < count; i++) {
      newest.add(records[(int) (i % records.length)]);
    }
    return new Capture() {
      @Override
      public List<CaptureRecord> records() {
        return List.copyOf(newest);
      }

      @Override
      public Fingerprint fingerprint() {
        return FixedCapture.of(newest).fingerprint();
      }
    };
  }
}
