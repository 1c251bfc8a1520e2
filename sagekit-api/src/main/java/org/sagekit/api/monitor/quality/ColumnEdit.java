package org.sagekit.api.monitor.quality;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sagekit.api.data.InferredType;

/** The members of {@link ColumnConstraints} while one of them is changed. */
final class ColumnEdit {
  private final ColumnConstraints from;
  InferredType type;
  double completeness;
  boolean nonNegative;
  List<String> domain;
  OptionalDouble min;
  OptionalDouble max;
  OptionalDouble uniqueness;
  Optional<Duration> freshness;
  Optional<CheckSettings> overrides;

  ColumnEdit(ColumnConstraints from) {
    this.from = from;
    type = from.type();
    completeness = from.completeness();
    nonNegative = from.nonNegative();
    domain = from.domain();
    min = from.min();
    max = from.max();
    uniqueness = from.uniqueness();
    freshness = from.freshness();
    overrides = from.overrides();
  }

  ColumnConstraints done() {
    return new ColumnConstraints(
        from.name(),
        type,
        completeness,
        nonNegative,
        domain,
        min,
        max,
        uniqueness,
        freshness,
        overrides,
        from.form());
  }
}
