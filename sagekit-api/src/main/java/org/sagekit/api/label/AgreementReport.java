package org.sagekit.api.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Summary;

/**
 * How far the workers agree, by several coefficients.
 *
 * @param name of the votes
 * @param coefficients the plainest first
 */
public record AgreementReport(String name, List<AgreementCoefficient> coefficients)
    implements Summary.Source {

  /** Copies the coefficients. */
  public AgreementReport {
    coefficients = List.copyOf(coefficients);
  }

  @Override
  public Summary summary() {
    List<List<String>> rows = new ArrayList<>();
    List<Summary.Part> parts = new ArrayList<>();
    for (AgreementCoefficient one : coefficients) {
      rows.add(
          List.of(
              one.name(),
              figure(one.value()),
              figure(one.low()),
              figure(one.high()),
              Integer.toString(one.tasks())));
      one.reason()
          .ifPresent(
              reason -> parts.add(new Summary.Note(one.name() + " has no value: " + reason + ".")));
    }
    parts.add(0, new Summary.Table(List.of("coefficient", "value", "from", "to", "tasks"), rows));
    return new Summary("Agreement on " + name, parts);
  }

  static String figure(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
  }
}
