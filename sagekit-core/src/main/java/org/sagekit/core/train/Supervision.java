package org.sagekit.core.train;

import java.util.Set;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Trainer;

/** What is learnt from besides the features, and so how rows are made ready for it. */
enum Supervision {
  /** One class or number a row. */
  TARGET {
    @Override
    Dataset prepared(TargetRule rule, Dataset rows) {
      return rule.applied(rows);
    }

    @Override
    Dataset like(TargetRule rule, Dataset prepared, Dataset others) {
      return rule.like(prepared, others);
    }

    @Override
    void check(Dataset rows, Set<Task> tasks) {
      TrainingRows.of(rows);
    }
  },

  /** Any number of labels a row. */
  LABELS {
    @Override
    Dataset prepared(TargetRule rule, Dataset rows) {
      return rule.labelled(rows);
    }

    @Override
    Dataset like(TargetRule rule, Dataset prepared, Dataset others) {
      return rule.labelled(others);
    }

    @Override
    void check(Dataset rows, Set<Task> tasks) {
      LabelSets.of(rows);
    }
  },

  /** Nothing; a target judges what was found if there is one. */
  NONE {
    @Override
    Dataset prepared(TargetRule rule, Dataset rows) {
      return new JudgeRule(rule.target()).applied(rows);
    }

    @Override
    Dataset like(TargetRule rule, Dataset prepared, Dataset others) {
      return new JudgeRule(rule.target()).like(prepared, others);
    }

    @Override
    void check(Dataset rows, Set<Task> tasks) {
      TrainingRows.withoutTarget(rows, tasks.iterator().next());
    }
  };

  /** What a trainer of these tasks learns from. */
  static Supervision of(Set<Task> tasks) {
    if (tasks.equals(Set.of(Task.MULTILABEL))) {
      return LABELS;
    }
    return tasks.stream().anyMatch(Task::isSupervised) ? TARGET : NONE;
  }

  /**
   * The rows that a trainer of numbers and classes learns from, checked for a target if need be.
   */
  static TrainingRows rows(Trainer trainer, Dataset rows) {
    return of(trainer.tasks()) == NONE
        ? TrainingRows.withoutTarget(rows, trainer.tasks().iterator().next())
        : TrainingRows.of(rows);
  }

  /** The rows with the target in its role and of the type that is learnt from. */
  abstract Dataset prepared(TargetRule rule, Dataset rows);

  /** Other rows, their target as in those that were prepared. */
  abstract Dataset like(TargetRule rule, Dataset prepared, Dataset others);

  /**
   * Checks prepared rows as a trainer of these tasks does.
   *
   * @throws org.sagekit.api.DataException if they can't be learnt from
   */
  abstract void check(Dataset rows, Set<Task> tasks);
}
