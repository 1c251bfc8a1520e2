package org.sagekit.api.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.Summary;

/**
 * How a prediction changes with one field (partial dependence, Friedman, 2001, equation 53), or
 * with two: the mean prediction of the rows if all had the same value there. Immutable.
 *
 * @param axes one or two fields with the values that were tried
 * @param output what is predicted: a class, or {@code prediction}
 * @param means the mean prediction, for each value of the first field one for each of the second;
 *     one if there is no second
 * @param lines for single rows the prediction at each value of the first field (individual
 *     conditional expectation, Goldstein et al., 2015); may be none
 */
public record Dependence(
    List<Axis> axes, String output, List<List<Double>> means, List<List<Double>> lines)
    implements Summary.Source {
  private static final int SHOWN = 20;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the numbers don't fit the axes
   */
  public Dependence {
    axes = List.copyOf(axes);
    means = means.stream().map(List::copyOf).toList();
    lines = lines.stream().map(List::copyOf).toList();
    Problems problems = Problems.of("Dependence");
    problems
        .require(axes.size() == 1 || axes.size() == 2, "axes", "1 or 2", axes.size())
        .throwIfAny();
    int second = axes.size() == 1 ? 1 : axes.get(1).labels().size();
    int first = axes.get(0).labels().size();
    problems
        .require(means.size() == first, "means", "one a value", means.size())
        .require(
            means.stream().allMatch(m -> m.size() == second), "means", second + " a value", means)
        .require(
            lines.stream().allMatch(l -> l.size() == first), "lines", first + " values long", lines)
        .throwIfAny();
  }

  /**
   * The values of a field that were tried.
   *
   * @param field its name
   * @param labels the values as text
   * @param positions the values as numbers; none for a field of categories or text
   */
  public record Axis(String field, List<String> labels, List<Double> positions) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there are positions for some labels only
     */
    public Axis {
      labels = List.copyOf(labels);
      positions = List.copyOf(positions);
      Problems.of("Dependence on '" + field + "'")
          .require(
              positions.isEmpty() || positions.size() == labels.size(),
              "positions",
              "none or one a label",
              positions.size())
          .throwIfAny();
    }
  }

  @Override
  public Summary summary() {
    Axis first = axes.get(0);
    String title =
        "Dependence of '%s' on %s"
            .formatted(output, String.join(" and ", axes.stream().map(Axis::field).toList()));
    if (axes.size() == 2) {
      return Summary.of(title, table());
    }
    if (first.positions().isEmpty()) {
      return Summary.of(
          title,
          new Summary.Bars(
              "mean prediction of '" + output + "'",
              IntStream.range(0, first.labels().size())
                  .mapToObj(i -> new Summary.Bar(first.labels().get(i), means.get(i).get(0), false))
                  .toList()));
    }
    return Summary.of(title, new Summary.Curve(title, first.field(), output, curves()));
  }

  private List<Summary.Line> curves() {
    List<Summary.Line> curves = new ArrayList<>();
    curves.add(line("mean", means.stream().map(m -> m.get(0)).toList()));
    for (int i = 0; i < Math.min(SHOWN, lines.size()); i++) {
      curves.add(line("row " + (i + 1), lines.get(i)));
    }
    return curves;
  }

  private Summary.Line line(String name, List<Double> heights) {
    List<Double> positions = axes.get(0).positions();
    return new Summary.Line(
        name,
        IntStream.range(0, heights.size())
            .mapToObj(i -> new Summary.Point(positions.get(i), heights.get(i)))
            .toList());
  }

  private Summary.Table table() {
    List<String> columns = new ArrayList<>(List.of(axes.get(0).field()));
    axes.get(1).labels().forEach(label -> columns.add(axes.get(1).field() + " " + label));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < means.size(); i++) {
      List<String> row = new ArrayList<>(List.of(axes.get(0).labels().get(i)));
      means.get(i).forEach(mean -> row.add(String.format(java.util.Locale.ROOT, "%.4g", mean)));
      rows.add(row);
    }
    return new Summary.Table(columns, rows);
  }
}
