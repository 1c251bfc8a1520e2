package org.sagekit.core.track.search.query;

import org.jspecify.annotations.Nullable;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.TrackedRun;

/** A name on the left of a comparison. */
sealed interface Operand {

  /** What a run has under it: String, Long, Double or Instant, null if nothing. */
  @Nullable Object of(TrackedRun run);

  /** What that is, as far as it is known without a run. */
  ValueType type();

  /** An attribute. */
  record OfRun(Attribute attribute) implements Operand {
    @Override
    public @Nullable Object of(TrackedRun run) {
      return attribute.of(run);
    }

    @Override
    public ValueType type() {
      return attribute.type();
    }
  }

  /** The number in the identity of a run, or of its parent. */
  record RunNumber(Operand run) implements Operand {
    static final String PREFIX = "run-";

    @Override
    public @Nullable Object of(TrackedRun of) {
      return run.of(of) instanceof String id && id.startsWith(PREFIX)
          ? NumberText.of(id.substring(PREFIX.length()))
          : null;
    }

    @Override
    public ValueType type() {
      return ValueType.NUMBER;
    }
  }

  /** A parameter. */
  record Param(String name) implements Operand {
    @Override
    public @Nullable Object of(TrackedRun run) {
      return run.params().get(name);
    }

    @Override
    public ValueType type() {
      return ValueType.TEXT;
    }
  }

  /** A tag. */
  record Tag(String name) implements Operand {
    @Override
    public @Nullable Object of(TrackedRun run) {
      return run.tags().get(name);
    }

    @Override
    public ValueType type() {
      return ValueType.TEXT;
    }
  }

  /** A figure of a metric. */
  record Metric(Aggregate aggregate, String name) implements Operand {
    @Override
    public @Nullable Object of(TrackedRun run) {
      MetricSummary summary = run.metrics().get(name);
      return summary == null ? null : aggregate.of(summary);
    }

    @Override
    public ValueType type() {
      return ValueType.NUMBER;
    }
  }

  /** A name alone: the parameter, else the metric's last value, else the tag. */
  record Alone(String name) implements Operand {
    @Override
    public @Nullable Object of(TrackedRun run) {
      Object param = run.params().get(name);
      if (param != null) {
        return param;
      }
      MetricSummary metric = run.metrics().get(name);
      return metric == null ? run.tags().get(name) : (Object) metric.last();
    }

    @Override
    public ValueType type() {
      return ValueType.OPEN;
    }
  }
}
