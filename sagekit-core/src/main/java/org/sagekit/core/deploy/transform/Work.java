package org.sagekit.core.deploy.transform;

import java.util.List;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.RunContext;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.Scorer;

/**
 * What all files of a transform have in common.
 *
 * @param plan what was asked for
 * @param engine the model
 * @param key what an output depends on but for its input
 * @param run threads, stop and listeners
 * @param pace how often work is settled
 */
record Work(TransformPlan plan, Engine engine, Fingerprint key, RunContext run, Pace pace) {

  /**
   * The model.
   *
   * @param scorer computes
   * @param inputs in the order of values without names
   */
  record Engine(Scorer scorer, List<Field> inputs) {}

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
