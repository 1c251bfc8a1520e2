package org.sagekit.monitor.joint;

import org.sagekit.api.contract.MultivariateDriftTestContract;
import org.sagekit.api.monitor.MultivariateDriftTest;

class ClassifierTwoSampleTest extends MultivariateDriftTestContract {
  @Override
  protected MultivariateDriftTest test() {
    return MultivariateDriftTests.classifierTwoSample();
  }
}
