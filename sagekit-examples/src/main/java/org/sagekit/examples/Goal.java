package org.sagekit.examples;

import java.util.Optional;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Transforms;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/**
 * What a model is to predict, as the command line says it.
 *
 * @param target the column
 * @param task what the target is; by its values if empty
 */
record Goal(String target, Optional<Task> task) {
  private static final String LABELS = "labels";

  /** One column by {@code --target}, or several of yes and no by {@code --labels}. */
  static Goal of(Arguments args) {
    if (!args.has(LABELS)) {
      return new Goal(args.required("target"), args.constant("task", Task.class));
    }
    if (args.has("target")) {
      throw new IllegalArgumentException(
          args.example() + ": options '--target' and '--labels' must not be given together.");
    }
    return new Goal(LABELS, Optional.of(Task.MULTILABEL));
  }

  /** The rows with the target: columns of yes and no are put together to one of labels. */
  static Dataset rows(Dataset rows, Arguments args) {
    return args.text(LABELS)
        .map(names -> Transforms.labelled(rows, LABELS, names.split(",")))
        .orElse(rows);
  }

  /** A job for it. Labels are learnt one by one by a trainer of two classes. */
  TrainingJob.Builder job(Trainer trainer) {
    boolean labels = task.equals(Optional.of(Task.MULTILABEL));
    TrainingJob.Builder job =
        TrainingJob.named("train", labels ? Trainers.labelsBy(trainer) : trainer).target(target);
    task.ifPresent(job::task);
    return job;
  }

  /** The task, asked of the target's values if it was not said. */
  Task found(Dataset rows) {
    return task.orElseGet(() -> TrainingJob.taskOf(job(Trainers.xgboost()).build().prepared(rows)));
  }
}
