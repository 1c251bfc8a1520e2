package org.sagekit.core.tune;

import org.sagekit.api.contract.SamplerContract;
import org.sagekit.api.tune.Sampler;

class RandomSamplerContractTest extends SamplerContract {

  @Override
  protected Sampler sampler() {
    return Samplers.random();
  }
}
