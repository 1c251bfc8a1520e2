package org.sagekit.core.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.explain.Dependence;
import org.sagekit.api.model.Model;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.core.model.Scorers;

/**
 * How a prediction changes with a field (Friedman, 2001, section 8.2): all rows get the same value
 * there, values that rows really have, and their predictions are averaged. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Dependence age = PartialDependence.of(model).points(20).on(rows, "age");
 * }</pre>
 */
public final class PartialDependence {
  private static final int POINTS = 20;
  private static final int MOST_POINTS = 1_000;
  private final Model model;
  private final int points;
  private final int lines;
  private final int output;

  private PartialDependence(Model model, int points, int lines, int output) {
    this.model = model;
    this.points = points;
    this.lines = lines;
    this.output = output;
  }

  /**
   * At up to 20 values, of the last class or the number, without lines of single rows.
   *
   * @param model what is explained
   * @return the plan
   */
  public static PartialDependence of(Model model) {
    int last = Math.max(1, model.graph().classes().size()) - 1;
    return new PartialDependence(model, POINTS, 0, last);
  }

  /**
   * At how many values: quantiles of numbers and times, the most frequent of others.
   *
   * @param count from 1 to 1,000
   * @return a new plan
   * @throws IllegalArgumentException if it is out of range
   */
  public PartialDependence points(int count) {
    Problems.of("PartialDependence")
        .require(count > 0 && count <= MOST_POINTS, "points", "from 1 to 1000", count)
        .throwIfAny();
    return new PartialDependence(model, count, lines, output);
  }

  /**
   * For how many of the first rows a line of their own is kept (Goldstein et al., 2015).
   *
   * @param count zero or more
   * @return a new plan
   * @throws IllegalArgumentException if it is negative
   */
  public PartialDependence lines(int count) {
    Problems.of("PartialDependence")
        .require(count >= 0, "lines", "zero or more", count)
        .throwIfAny();
    return new PartialDependence(model, points, count, output);
  }

  /**
   * Of which class the probability is looked at.
   *
   * @param name a class of the model
   * @return a new plan
   * @throws IllegalArgumentException if it is none
   */
  public PartialDependence output(String name) {
    List<String> classes = model.graph().classes();
    Problems.of("PartialDependence")
        .require(classes.contains(name), "output", "one of " + classes, "'" + name + "'")
        .throwIfAny();
    return new PartialDependence(model, points, lines, classes.indexOf(name));
  }

  /**
   * Tries the values.
   *
   * @param rows have every input of the model, at least one
   * @param fields one or two inputs of the model
   * @return the mean predictions
   * @throws IllegalArgumentException if there are no rows, fields are more or fewer, one is not
   *     there, or has no value in any row
   */
  public Dependence on(Dataset rows, String... fields) {
    Problems problems = Problems.of("PartialDependence");
    List<String> inputs = model.graph().inputs().stream().map(Field::name).toList();
    problems
        .require(rows.size() > 0, "rows", "at least one", "none")
        .require(fields.length == 1 || fields.length == 2, "fields", "1 or 2", fields.length)
        .require(fields.length != 2 || !fields[0].equals(fields[1]), "fields", "two", "one twice");
    for (String field : fields) {
      if (!inputs.contains(field)) {
        problems.addAll(
            List.of(
                "PartialDependence: field '%s' is no input.%s"
                    .formatted(field, Problems.didYouMean(field, inputs))));
      }
    }
    problems.throwIfAny();
    List<int[]> examples = Arrays.stream(fields).map(f -> examples(rows.column(f), f)).toList();
    List<Dependence.Axis> axes = new ArrayList<>();
    for (int i = 0; i < fields.length; i++) {
      axes.add(axis(fields[i], rows.column(fields[i]), examples.get(i)));
    }
    return tried(rows, axes, examples);
  }

  private Dependence tried(Dataset rows, List<Dependence.Axis> axes, List<int[]> examples) {
    Scorer scorer = Scorers.of(model);
    List<List<Double>> means = new ArrayList<>();
    List<List<Double>> own = new ArrayList<>();
    IntStream.range(0, Math.min(lines, rows.size())).forEach(row -> own.add(new ArrayList<>()));
    for (int first : examples.get(0)) {
      Dataset changed = constant(rows, axes.get(0).field(), first);
      List<Double> mean = new ArrayList<>();
      if (axes.size() == 1) {
        Predictions predictions = scorer.score(changed);
        mean.add(mean(predictions));
        for (int row = 0; row < own.size(); row++) {
          own.get(row).add(predictions.value(row, output));
        }
      } else {
        for (int second : examples.get(1)) {
          mean.add(mean(scorer.score(constant(changed, axes.get(1).field(), second))));
        }
      }
      means.add(mean);
    }
    String name =
        model.graph().classes().isEmpty() ? "prediction" : model.graph().classes().get(output);
    return new Dependence(axes, name, means, axes.size() == 1 ? own : List.of());
  }

  /** All rows get the value of one. */
  private static Dataset constant(Dataset rows, String field, int example) {
    int[] same = new int[rows.size()];
    Arrays.fill(same, example);
    return rows.with(rows.schema().field(field), rows.column(field).rows(same));
  }

  private double mean(Predictions predictions) {
    double sum = 0;
    for (int row = 0; row < predictions.size(); row++) {
      sum += predictions.value(row, output);
    }
    return sum / predictions.size();
  }

  /** Rows that have the values to be tried. */
  private int[] examples(Column column, String field) {
    int[] known = IntStream.range(0, column.size()).filter(row -> !column.isMissing(row)).toArray();
    Problems.of("PartialDependence")
        .require(known.length > 0, "column '" + field + "'", "known in a row", "missing in all")
        .throwIfAny();
    return column.type().isNumber() ? quantiles(column, known) : frequent(column, known);
  }

  private int[] quantiles(Column column, int[] known) {
    int[] sorted =
        IntStream.of(known)
            .boxed()
            .sorted(Comparator.comparingDouble(column::number))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] distinct = firsts(column, sorted);
    if (distinct.length <= points) {
      return distinct;
    }
    int[] picked = new int[points];
    for (int i = 0; i < points; i++) {
      double place = points == 1 ? 0.5 : (double) i / (points - 1);
      picked[i] = sorted[(int) Math.round(place * (sorted.length - 1))];
    }
    return firsts(column, picked);
  }

  /** Of neighbours of one value the first. */
  private static int[] firsts(Column column, int[] sorted) {
    return IntStream.range(0, sorted.length)
        .filter(i -> i == 0 || column.number(sorted[i]) != column.number(sorted[i - 1]))
        .map(i -> sorted[i])
        .toArray();
  }

  private int[] frequent(Column column, int[] known) {
    Map<String, List<Integer>> rowsByText = new LinkedHashMap<>();
    for (int row : known) {
      String text = Objects.requireNonNull(column.text(row));
      rowsByText.computeIfAbsent(text, key -> new ArrayList<>()).add(row);
    }
    return rowsByText.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, List<Integer>> e) -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .limit(points)
        .mapToInt(entry -> entry.getValue().get(0))
        .toArray();
  }

  private static Dependence.Axis axis(String field, Column column, int[] examples) {
    return new Dependence.Axis(
        field,
        IntStream.of(examples).mapToObj(row -> Objects.requireNonNull(column.text(row))).toList(),
        column.type().isNumber()
            ? IntStream.of(examples).mapToObj(column::number).toList()
            : List.of());
  }

  @Override
  public String toString() {
    return "partial dependence at %s values".formatted(points);
  }
}
