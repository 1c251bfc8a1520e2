package org.sagekit.core.pack;

import java.nio.file.Path;
import java.util.List;
import org.sagekit.api.Stage;
import org.sagekit.api.contract.StageContract;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.pack.sign.SigningKey;

class PackagingJobContractTest extends StageContract<TrainedModel, ModelPackage> {
  private final SigningKey key = SigningKey.create();

  @Override
  protected Stage<TrainedModel, ModelPackage> stage() {
    return PackagingJob.named("pack").build();
  }

  @Override
  protected List<PackagingJob> variants() {
    return List.of(
        PackagingJob.named("pack").to(Path.of("model.tar.gz")).build(),
        PackagingJob.named("pack").verified().build(),
        PackagingJob.named("pack").export(Targets.onnx()).build(),
        PackagingJob.named("pack").export(Targets.onnx(), Targets.java()).build(),
        PackagingJob.named("pack").sign(key).build(),
        PackagingJob.named("pack").sign(SigningKey.create()).build());
  }

  @Override
  protected TrainedModel input() {
    return PackageSamples.small();
  }
}
