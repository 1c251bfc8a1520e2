package org.sagekit.core.deploy.endpoint;

import java.time.Duration;
import org.sagekit.api.deploy.capture.CaptureOptions;

/**
 * How a package is put to work.
 *
 * @param concurrency how many requests it answers at once
 * @param patience how long a request beyond these may wait
 * @param batchRows how many single rows are scored together at most; 1 to score each alone
 * @param batchWindow how long the first of them waits for others
 * @param capture what is captured of it, and how
 */
public record FleetOptions(
    int concurrency,
    Duration patience,
    int batchRows,
    Duration batchWindow,
    CaptureOptions capture) {

  /** These, but for what is captured. */
  FleetOptions with(CaptureOptions newCapture) {
    return new FleetOptions(concurrency, patience, batchRows, batchWindow, newCapture);
  }
}
