package org.sagekit.monitor.compare;

import org.sagekit.api.data.Dataset;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.JointDrift;
import org.sagekit.api.monitor.MultivariateDriftTest;

/**
 * What a test of whole rows found.
 *
 * @param test which
 * @param result its p-value is from 0 to 1
 */
record JointAnswer(MultivariateDriftTest test, DriftResult result) {

  static JointAnswer of(MultivariateDriftTest test, Dataset then, Dataset now, long seed) {
    DriftResult result = test.compare(then, now, seed);
    // A caller's test may say anything.
    if (!(result.pValue() >= 0 && result.pValue() <= 1)) {
      throw new IllegalStateException(
          "Test '%s': p-value of all columns must be from 0 to 1, but was %s."
              .formatted(test.name(), result.pValue()));
    }
    return new JointAnswer(test, result);
  }

  JointDrift verdict(double adjusted, DriftRule rule) {
    boolean matters = result.effect() >= test.effectFloor(rule.effectFloor());
    return new JointDrift(result, adjusted, matters && adjusted < rule.level());
  }
}
