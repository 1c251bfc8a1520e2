package org.sagekit.core.train;

import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Trainer;

/** Whether a trainer learns from a target. */
final class Supervision {
  private Supervision() {}

  /** True if any of its tasks is learnt from a target. */
  static boolean of(Trainer trainer) {
    return trainer.tasks().stream().anyMatch(Task::isSupervised);
  }

  /** The rows that it learns from, checked for a target only if it needs one. */
  static TrainingRows rows(Trainer trainer, Dataset rows) {
    return of(trainer)
        ? TrainingRows.of(rows)
        : TrainingRows.withoutTarget(rows, trainer.tasks().iterator().next());
  }
}
