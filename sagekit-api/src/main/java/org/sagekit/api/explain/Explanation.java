package org.sagekit.api.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.Summary;
import org.sagekit.api.model.Doubles;

/**
 * What each field of a row contributes to its prediction: base and contributions add up to it.
 * Immutable.
 *
 * @param scale in which numbers
 * @param fields the inputs of the graph, in its order
 * @param values the row's values as text, one a field; {@code missing} where there is none
 * @param outputs what is predicted: the explained classes, or {@code prediction}
 * @param base what is predicted if no field is known, one an output
 * @param contributions output by output one a field
 * @param errors the standard error of each contribution, in the same order; 0 where it is exact
 */
public record Explanation(
    Scale scale,
    List<String> fields,
    List<String> values,
    List<String> outputs,
    Doubles base,
    Doubles contributions,
    Doubles errors)
    implements Summary.Source {
  private static final int BARS = 20;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the numbers are not as many as they should be
   */
  public Explanation {
    fields = List.copyOf(fields);
    values = List.copyOf(values);
    outputs = List.copyOf(outputs);
    int all = fields.size() * outputs.size();
    Problems.of("Explanation")
        .require(values.size() == fields.size(), "values", "one a field", values.size())
        .require(base.size() == outputs.size(), "base", "one an output", base.size())
        .require(contributions.size() == all, "contributions", "" + all, contributions.size())
        .require(errors.size() == all, "errors", "" + all, errors.size())
        .throwIfAny();
  }

  /**
   * A field's contribution to the first output.
   *
   * @param field the name of an input
   * @return on the {@link #scale()}
   * @throws IllegalArgumentException if there is no such field; the message has the nearest one
   */
  public double contribution(String field) {
    return contribution(field, 0);
  }

  /**
   * A field's contribution.
   *
   * @param field the name of an input
   * @param output the index of an output
   * @return on the {@link #scale()}
   * @throws IllegalArgumentException if there is no such field; the message has the nearest one
   */
  public double contribution(String field, int output) {
    int index = fields.indexOf(field);
    if (index < 0) {
      throw new IllegalArgumentException(
          "Explanation: field '%s' is not there.%s"
              .formatted(field, Problems.didYouMean(field, fields)));
    }
    return contributions.get(output * fields.size() + index);
  }

  /**
   * What the contributions add up to.
   *
   * @param output the index of an output
   * @return the prediction on the {@link #scale()}; it differs from the scorer's by rounding alone,
   *     which for a graph that adds 32-bit numbers is about 1e-6 of the greatest sum on the way
   */
  public double total(int output) {
    double sum = base.get(output);
    for (int field = 0; field < fields.size(); field++) {
      sum += contributions.get(output * fields.size() + field);
    }
    return sum;
  }

  @Override
  public Summary summary() {
    List<Summary.Part> parts = new ArrayList<>();
    for (int output = 0; output < outputs.size(); output++) {
      parts.add(
          new Summary.Note(
              String.format(
                  Locale.ROOT,
                  "%s of '%s': %.4g on average, %.4g for this row.",
                  scale.label(),
                  outputs.get(output),
                  base.get(output),
                  total(output))));
      parts.add(bars(output));
    }
    return new Summary("Explanation", parts);
  }

  private Summary.Bars bars(int output) {
    int first = output * fields.size();
    List<Summary.Bar> bars =
        IntStream.range(0, fields.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(contributions.get(first + i))))
            .limit(BARS)
            .map(
                i ->
                    new Summary.Bar(
                        fields.get(i) + " = " + values.get(i), contributions.get(first + i), false))
            .toList();
    return new Summary.Bars("contribution to the " + scale.label(), bars);
  }
}
