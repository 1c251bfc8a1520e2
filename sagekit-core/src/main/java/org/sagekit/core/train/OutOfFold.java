package org.sagekit.core.train;

import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Splits;
import org.sagekit.core.model.Scorers;

/**
 * What models say of rows that they have not learnt from: the rows are dealt to folds, and each
 * fold is predicted by a model of the others.
 */
public final class OutOfFold {
  private OutOfFold() {}

  /**
   * Predicts classes, or sets of labels, of all rows.
   *
   * @param trainer of classes, or of sets of labels
   * @param rows prepared as by {@link TrainingJob#prepared}, with a target; the rows of a group
   *     stay together, and weights count, if there are columns in these roles
   * @param folds how many, 2 or more
   * @param run seed of folds and trainings, threads, stop
   * @return for each row, in their order, the probabilities of the target's levels, in theirs; of
   *     sets of labels those of all labels, each by itself
   * @throws IllegalArgumentException if there are not enough rows for so many folds, or one would
   *     have just one class to learn from
   * @throws DataException if the rows can't be learnt from, or the target is a number
   * @throws org.sagekit.api.StoppedException if the run is stopped
   */
  public static Predictions predict(Trainer trainer, Dataset rows, int folds, RunContext run) {
    List<String> classes = classes(rows);
    double[] values = new double[Math.multiplyExact(rows.size(), classes.size())];
    List<Split> splits = Splits.kFold(numbered(rows), folds, run.seed());
    for (int fold = 0; fold < folds; fold++) {
      run.checkStop();
      ScoringGraph graph = trainer.train(rows.rows(places(splits.get(fold).train())), run);
      run.checkStop();
      int[] out = places(splits.get(fold).test());
      put(Scorers.of(graph).score(rows.rows(out)), classes, out, values);
      run.progress().at(fold + 1L, folds, "fold");
    }
    return Predictions.of(classes, values);
  }

  private static List<String> classes(Dataset rows) {
    if (rows.target() instanceof CategoricalColumn column) {
      return column.levels();
    }
    if (TargetRule.taskOf(rows) == Task.MULTILABEL) {
      return LabelSets.of(rows).labels();
    }
    throw new DataException(
        "Dataset '%s': target '%s' must be classes or labels, but was a number. Maybe task(Task.MULTICLASS)."
            .formatted(rows.name(), rows.schema().target().name()));
  }

  /** What decides on the folds, with the place of each row at the end. */
  private static Dataset numbered(Dataset rows) {
    String[] deciding =
        rows.schema().fields().stream()
            .filter(field -> field.role() == Role.TARGET || field.role() == Role.GROUP)
            .map(Field::name)
            .toArray(String[]::new);
    String place = String.join("+", deciding) + "+place"; // longer than both, so none of them
    return rows.select(deciding)
        .with(
            new Field(place, FieldType.NUMERIC, Role.IGNORED),
            Column.ofNumbers(IntStream.range(0, rows.size()).asDoubleStream().toArray()));
  }

  private static int[] places(Dataset part) {
    Column places = part.column(part.schema().size() - 1);
    return IntStream.range(0, part.size()).map(row -> (int) places.number(row)).toArray();
  }

  /** A class that did not occur in the training rows has probability zero. */
  private static void put(Predictions said, List<String> classes, int[] rows, double[] values) {
    int[] places = said.classes().stream().mapToInt(classes::indexOf).toArray();
    for (int i = 0; i < rows.length; i++) {
      for (int label = 0; label < places.length; label++) {
        values[rows[i] * classes.size() + places[label]] = said.value(i, label);
      }
    }
  }
}
