package org.sagekit.core.track.search.query;

import java.util.Collection;
import java.util.stream.Stream;
import org.sagekit.api.track.run.TrackedRun;

/** A name in a query that is known only if some run has it. Immutable. */
public final class QueryName {
  private final Operand operand;
  private final String name;

  QueryName(Operand operand, String name) {
    this.operand = operand;
    this.name = name;
  }

  /** The name, without prefix and function. */
  public String name() {
    return name;
  }

  /**
   * Whether a run has it.
   *
   * @param run any run
   */
  public boolean isIn(TrackedRun run) {
    return operand.of(run) != null;
  }

  /** What it is, in words. */
  public String kind() {
    if (operand instanceof Operand.Param) {
      return "parameter";
    }
    if (operand instanceof Operand.Tag) {
      return "tag";
    }
    return operand instanceof Operand.Metric ? "metric" : "attribute, parameter, metric or tag";
  }

  /**
   * What may have been meant, in the form in which it was asked for.
   *
   * @param names those that there are
   */
  public Stream<String> candidates(KnownNames names) {
    if (operand instanceof Operand.Param) {
      return names.params().stream();
    }
    if (operand instanceof Operand.Tag) {
      return names.tags().stream();
    }
    if (operand instanceof Operand.Metric) {
      return names.metrics().stream();
    }
    Stream<String> alone =
        Stream.of(Attribute.labels(), names.params(), names.metrics(), names.tags())
            .flatMap(Collection::stream);
    return name.indexOf('.') < 0 ? alone : Stream.concat(alone, names.withPrefixes());
  }
}
