package org.sagekit.monitor;

import org.sagekit.api.Fingerprint;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.monitor.schedule.ScheduleWindow;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.Captures;

/** A model and what it was asked in a window of time. */
record CapturedWithin(ModelPackage modelPackage, Capture capture) implements Captured {

  static CapturedWithin of(Captured captured, ScheduleWindow window) {
    return new CapturedWithin(
        captured.modelPackage(),
        Captures.of(
            captured.capture().records().stream()
                .filter(record -> window.contains(record.time()))
                .toList()));
  }

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.digest()
        .fingerprint(modelPackage.fingerprint())
        .fingerprint(capture.fingerprint())
        .done();
  }
}
