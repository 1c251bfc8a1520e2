package org.sagekit.core.deploy.transform;

import org.sagekit.api.Fingerprint;
import org.sagekit.api.pack.ModelPackage;

/**
 * All that a batch transform was told. Immutable.
 *
 * @param name of the job
 * @param input what is read
 * @param output what is written
 * @param processing what of it
 * @param batching how it is cut
 */
public record TransformPlan(
    String name,
    TransformInput input,
    TransformOutput output,
    DataProcessing processing,
    Batching batching) {

  /**
   * What an output depends on but for its input. Whether a row is refused, set aside or waited for
   * does not change the others, so neither limits nor threads count; nothing is drawn, so no seed
   * does.
   */
  Fingerprint fingerprint(ModelPackage model) {
    return Fingerprint.digest()
        .text("transform/1")
        .fingerprint(model.fingerprint())
        .text(input.format().name())
        .text(input.header() ? "header" : "no header")
        .text(output.format().name())
        .text(processing.inputFilter().toString())
        .text(processing.join().name())
        .text(processing.outputFilter().toString())
        .done();
  }
}
