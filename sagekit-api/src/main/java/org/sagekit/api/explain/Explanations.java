package org.sagekit.api.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sagekit.api.Problems;
import org.sagekit.api.Summary;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Doubles;

/** The explanations of many rows, in their order. Immutable. */
public final class Explanations implements Summary.Source {
  private static final String MISSING = "missing";
  private final Scale scale;
  private final Dataset rows;
  private final List<String> outputs;
  private final Doubles base;
  private final double[] contributions;
  private final double[] errors;

  private Explanations(
      Scale scale, Dataset rows, List<String> outputs, Doubles base, double[][] numbers) {
    this.scale = scale;
    this.rows = rows;
    this.outputs = List.copyOf(outputs);
    this.base = base;
    this.contributions = numbers[0];
    this.errors = numbers[1];
  }

  /**
   * Explanations.
   *
   * @param scale in which numbers
   * @param rows what is explained; its columns are the fields
   * @param base by output, what is predicted if no field is known
   * @param outputs what is predicted
   * @param numbers the contributions row by row, output by output, field by field, and their
   *     standard errors in the same order, or no errors if they are exact; not copied, so not to be
   *     changed afterwards
   * @return the explanations
   * @throws IllegalArgumentException if the numbers are not as many as they should be
   */
  public static Explanations of(
      Scale scale, Dataset rows, List<String> outputs, Doubles base, double[]... numbers) {
    long all = (long) rows.size() * outputs.size() * rows.schema().size();
    Problems problems = Problems.of("Explanations");
    problems
        .require(base.size() == outputs.size(), "base", "one an output", base.size())
        .require(numbers.length > 0 && numbers.length < 3, "numbers", "1 or 2", numbers.length)
        .throwIfAny();
    for (double[] some : numbers) {
      problems.require(some.length == all, "numbers", "" + all, some.length).throwIfAny();
    }
    double[] errors = numbers.length == 2 ? numbers[1] : new double[0];
    return new Explanations(scale, rows, outputs, base, new double[][] {numbers[0], errors});
  }

  /**
   * In which numbers.
   *
   * @return the scale
   */
  public Scale scale() {
    return scale;
  }

  /**
   * The fields that contribute.
   *
   * @return the inputs of the graph, in its order
   */
  public List<String> fields() {
    return rows.schema().names();
  }

  /**
   * What is predicted.
   *
   * @return the explained classes, or {@code prediction}
   */
  public List<String> outputs() {
    return outputs;
  }

  /**
   * What is predicted if no field is known.
   *
   * @return one number an output
   */
  public Doubles base() {
    return base;
  }

  /**
   * How many rows there are.
   *
   * @return zero or more
   */
  public int size() {
    return rows.size();
  }

  /**
   * A contribution.
   *
   * @param row from 0
   * @param output the index of an output
   * @param field the index of a field
   * @return on the {@link #scale()}
   */
  public double contribution(int row, int output, int field) {
    return contributions[at(row, output, field)];
  }

  private int at(int row, int output, int field) {
    int width = rows.schema().size();
    return (Objects.checkIndex(row, size()) * outputs.size()
                + Objects.checkIndex(output, outputs.size()))
            * width
        + Objects.checkIndex(field, width);
  }

  /**
   * What a row's contributions add up to.
   *
   * @param row from 0
   * @param output the index of an output
   * @return as {@link Explanation#total}
   */
  public double total(int row, int output) {
    double sum = base.get(output);
    for (int field = 0; field < rows.schema().size(); field++) {
      sum += contribution(row, output, field);
    }
    return sum;
  }

  /**
   * One row's explanation.
   *
   * @param row from 0
   * @return the explanation
   */
  public Explanation get(int row) {
    Objects.checkIndex(row, size());
    int width = outputs.size() * rows.schema().size();
    List<String> values = new ArrayList<>();
    for (int field = 0; field < rows.schema().size(); field++) {
      values.add(Objects.requireNonNullElse(rows.column(field).text(row), MISSING));
    }
    return new Explanation(
        scale,
        fields(),
        values,
        outputs,
        base,
        Doubles.of(Arrays.copyOfRange(contributions, row * width, (row + 1) * width)),
        Doubles.of(
            errors.length == 0
                ? new double[width]
                : Arrays.copyOfRange(errors, row * width, (row + 1) * width)));
  }

  /**
   * How much each field matters over all rows: the mean of its contributions' absolute values,
   * added up over the outputs (Lundberg et al., 2020, section "global explanations").
   *
   * @return greatest first; with the standard error of the mean over the rows
   * @throws IllegalStateException if there are no rows
   */
  public Importance importance() {
    if (size() == 0) {
      throw new IllegalStateException("Explanations: rows must be at least one, but were none.");
    }
    List<Importance.Entry> entries = new ArrayList<>();
    for (int field = 0; field < rows.schema().size(); field++) {
      double[] sizes = new double[size()];
      for (int row = 0; row < sizes.length; row++) {
        for (int output = 0; output < outputs.size(); output++) {
          sizes[row] += Math.abs(contribution(row, output, field));
        }
      }
      entries.add(Importance.Entry.of(fields().get(field), sizes));
    }
    return new Importance("mean size of the contribution to the " + scale.label(), entries);
  }

  @Override
  public Summary summary() {
    return size() == 0 ? Summary.of("Explanations of 0 rows") : importance().summary();
  }

  @Override
  public String toString() {
    return "explanations of %s rows by %s fields".formatted(size(), rows.schema().size());
  }
}
