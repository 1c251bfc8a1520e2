package org.sagekit.core.label;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.errors.LabelPairs;

/** Makes labels wrong on purpose, to see how well a method stands it. Immutable and thread-safe. */
public final class LabelNoise {
  private static final double TOLERANCE = 1e-6;
  private final LabelPairs matrix;

  private LabelNoise(LabelPairs matrix) {
    this.matrix = matrix;
  }

  /**
   * By a noise matrix.
   *
   * @param matrix how likely each label is given to rows of each true one; for each true label the
   *     sum is 1
   * @return the noise
   * @throws IllegalArgumentException if a share is not from 0 to 1, or a sum is not 1
   */
  public static LabelNoise of(LabelPairs matrix) {
    int size = matrix.classes().size();
    Problems problems = Problems.of("LabelNoise");
    for (int truth = 0; truth < size; truth++) {
      double sum = 0;
      for (int given = 0; given < size; given++) {
        double share = matrix.get(given, truth);
        problems.require(share >= 0 && share <= 1, "share", "from 0 to 1", share);
        sum += share;
      }
      problems.require(
          Math.abs(sum - 1) <= TOLERANCE,
          "sum for true label '" + matrix.classes().get(truth) + "'",
          "1",
          sum);
    }
    problems.throwIfAny();
    return new LabelNoise(matrix);
  }

  /**
   * A share of all labels becomes any other one alike.
   *
   * @param labels at least two
   * @param share of wrong labels, from 0 to 1
   * @return the noise
   * @throws IllegalArgumentException if the share is out of range, or there are fewer labels
   */
  public static LabelNoise uniform(List<String> labels, double share) {
    int size = labels.size();
    Problems.of("LabelNoise")
        .require(size >= 2, "labels", "at least 2", size)
        .require(share >= 0 && share <= 1, "share", "from 0 to 1", share)
        .throwIfAny();
    double[] cells = new double[size * size];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = cell / size == cell % size ? 1 - share : share / (size - 1);
    }
    return new LabelNoise(LabelPairs.of(labels, cells));
  }

  /**
   * The noise matrix.
   *
   * @return how likely each label is given to rows of each true one
   */
  public LabelPairs matrix() {
    return matrix;
  }

  /**
   * Rows with noisy labels in place of the true ones.
   *
   * @param rows with a target of these labels
   * @param seed of the choice
   * @return the same rows with other labels; a missing one stays missing
   * @throws IllegalArgumentException if a label is none of the matrix's
   */
  public Dataset on(Dataset rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Column truth = rows.target();
    List<@Nullable String> given = new ArrayList<>(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      @Nullable String label = truth.text(row);
      given.add(label == null ? null : given(label, random.nextDouble()));
    }
    return rows.with(
        new Field(rows.schema().target().name(), FieldType.CATEGORICAL, Role.TARGET),
        CategoricalColumn.of(given, matrix.classes()));
  }

  private String given(String truth, double drawn) {
    double left = drawn;
    for (String label : matrix.classes()) {
      left -= matrix.get(label, truth);
      if (left < 0) {
        return label;
      }
    }
    return truth; // the sum was a little less than 1
  }
}
