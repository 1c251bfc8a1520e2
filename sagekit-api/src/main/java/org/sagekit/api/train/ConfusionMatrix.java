package org.sagekit.api.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Problems;
import org.sagekit.api.Summary;
import org.sagekit.api.model.Doubles;

/**
 * How often rows of each class are predicted as each. Immutable.
 *
 * @param classes the predicted classes in their order
 * @param weights truth by truth the weight of the rows that are predicted as each class; behind the
 *     classes one more truth: all classes that the model does not know
 */
public record ConfusionMatrix(List<String> classes, Doubles weights) implements Summary.Source {
  private static final int SHOWN = 20;

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if there are no classes, or not one weight for each pair
   */
  public ConfusionMatrix {
    classes = List.copyOf(classes);
    long size = (classes.size() + 1L) * classes.size();
    Problems.of("ConfusionMatrix")
        .require(!classes.isEmpty(), "classes", "at least one", "none")
        .require(weights.size() == size, "weights", "as many as pairs, " + size, weights.size())
        .throwIfAny();
  }

  /**
   * How often one class is predicted as another.
   *
   * @param truth the index of a class; as many as there are classes for the unknown ones
   * @param predicted the index of a class
   * @return the weight of these rows
   */
  public double weight(int truth, int predicted) {
    return weights.get(truth * classes.size() + predicted);
  }

  /**
   * The share of the rows of a class that are predicted as such.
   *
   * @param index of the class
   * @return from 0 to 1, NaN if the class does not occur
   */
  public double recall(int index) {
    double sum = 0;
    for (int i = 0; i < classes.size(); i++) {
      sum += weight(index, i);
    }
    return weight(index, index) / sum;
  }

  /**
   * The share of the rows predicted as a class that are of it.
   *
   * @param index of the class
   * @return from 0 to 1, NaN if the class is never predicted
   */
  public double precision(int index) {
    double sum = 0;
    for (int i = 0; i <= classes.size(); i++) {
      sum += weight(i, index);
    }
    return weight(index, index) / sum;
  }

  /** The first {@value #SHOWN} classes as a table. */
  @Override
  public Summary summary() {
    int shown = Math.min(SHOWN, classes.size());
    List<String> columns = new ArrayList<>(List.of("truth \\ predicted"));
    columns.addAll(classes.subList(0, shown));
    columns.add("recall");
    List<List<String>> rows = new ArrayList<>();
    for (int truth = 0; truth < shown; truth++) {
      rows.add(row(classes.get(truth), truth, shown, share(recall(truth))));
    }
    if (isAnyUnknown()) {
      rows.add(row("(unknown to the model)", classes.size(), shown, ""));
    }
    List<String> last = new ArrayList<>(List.of("precision"));
    for (int i = 0; i < shown; i++) {
      last.add(share(precision(i)));
    }
    last.add("");
    rows.add(last);
    return Summary.of("Confusion", new Summary.Table(columns, rows));
  }

  private List<String> row(String name, int truth, int shown, String end) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (int i = 0; i < shown; i++) {
      double weight = weight(truth, i);
      boolean whole = weight == Math.rint(weight);
      cells.add(String.format(Locale.ROOT, whole ? "%.0f" : "%.2f", weight));
    }
    cells.add(end);
    return cells;
  }

  private boolean isAnyUnknown() {
    for (int i = 0; i < classes.size(); i++) {
      if (weight(classes.size(), i) > 0) {
        return true;
      }
    }
    return false;
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
