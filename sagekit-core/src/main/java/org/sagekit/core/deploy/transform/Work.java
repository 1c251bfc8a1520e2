package org.sagekit.core.deploy.transform;

import org.sagekit.api.Fingerprint;
import org.sagekit.api.RunContext;
import org.sagekit.api.model.Scorer;

/**
 * What all files of a transform have in common.
 *
 * @param plan what was asked for
 * @param scorer the model
 * @param key what an output depends on but for its input
 * @param run threads, stop and listeners
 * @param pace how often work is settled
 */
record Work(TransformPlan plan, Scorer scorer, Fingerprint key, RunContext run, Pace pace) {

  /**
   * How often work is settled, and where.
   *
   * @param disk where
   * @param bytes after how many bytes of an input
   */
  record Pace(Disk disk, long bytes) {}

  /** How many batches are scored at a time. */
  int threads() {
    return plan.batching().threads().orElse(run.threads());
  }
}
