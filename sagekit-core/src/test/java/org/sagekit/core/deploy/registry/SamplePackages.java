package org.sagekit.core.deploy.registry;

import java.nio.file.Path;
import org.sagekit.api.deploy.registry.Reason;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.core.train.SomeModels;

/** Real packages of models that were never trained. */
public final class SamplePackages {
  /** A reason for whatever is done. */
  public static final Reason REASON = new Reason("ada", "better by two points");

  private SamplePackages() {}

  /** The package of a seed, written into a folder. */
  public static ModelPackage in(Path folder, int seed) {
    return ModelPackages.write(SomeModels.of(seed), folder.resolve("model-" + seed + ".tar.gz"));
  }
}
