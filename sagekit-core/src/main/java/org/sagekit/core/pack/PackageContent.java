package org.sagekit.core.pack;

import java.util.List;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.train.TrainedModel;

/**
 * What a package says, beside how it is written and who signed it.
 *
 * @param model what it is the package of
 * @param certificate the model's own
 * @param exports what the model was compiled into
 */
record PackageContent(TrainedModel model, Certificate certificate, List<CompiledModel> exports) {
  PackageContent {
    exports = List.copyOf(exports);
  }

  /** A model without exports, its certificate made here. */
  static PackageContent of(TrainedModel model) {
    return new PackageContent(model, Certificates.of(model), List.of());
  }
}
