package org.sagekit.core.deploy.capture;

import java.time.Instant;
import org.sagekit.api.deploy.capture.InferenceRecord;

/** A record of a model that SageKit does not run. */
record Recorded(InferenceRecord record) implements Items<InferenceRecord> {
  @Override
  public int size() {
    return 1;
  }

  @Override
  public Instant time() {
    return record.inferenceTime();
  }

  @Override
  public String givenId(int index) {
    return record.id();
  }

  @Override
  public InferenceRecord get(int index, String eventId) {
    return record;
  }
}
