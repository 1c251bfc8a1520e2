package org.sagekit.api.deploy;

import java.util.List;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;

/** Records of requests and answers. Thread-safe. */
public interface Capture extends Fingerprinted {

  /**
   * The records so far. Of several records with one event id only the first counts, so a request
   * that is repeated after a crash is not counted twice.
   *
   * @return in the order in which they were written
   * @throws org.sagekit.api.StoreException if they can't be read
   */
  List<CaptureRecord> records();

  /**
   * The fingerprint of the records so far: of their event ids, inputs and answers, not of their
   * times.
   *
   * @return equal for equal records in the same order
   */
  @Override
  Fingerprint fingerprint();
}
