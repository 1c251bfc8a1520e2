package org.sagekit.core.pack.onnx.read;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what a file asks for that is not understood. For one thread. */
final class Unknowns {
  /** The most that a message tells. */
  private static final int MOST = 25;

  private final Set<String> operators = new LinkedHashSet<>();
  private final Set<String> reasons = new LinkedHashSet<>();

  private Unknowns() {}

  /** What is not understood of some values. */
  static Unknowns of(Collection<? extends @Nullable Value> values) {
    Unknowns unknowns = new Unknowns();
    values.forEach(value -> unknowns.add(value instanceof Value.Unknown more ? more : null));
    return unknowns;
  }

  /** Adds what is not understood of the scores behind labels. */
  void addBehindLabels(Collection<? extends @Nullable Value> values) {
    values.forEach(value -> add(value instanceof Value.Label label ? label.why() : null));
  }

  private void add(Value.@Nullable Unknown unknown) {
    if (unknown != null) {
      unknown.operators().forEach(this::name);
      unknown.reasons().forEach(this::say);
    }
  }

  boolean isEmpty() {
    return operators.isEmpty() && reasons.isEmpty();
  }

  /** Adds an operator that is not known. */
  void name(String operator) {
    if (operators.size() < MOST) {
      operators.add(operator);
    }
  }

  /** Adds an operator that is known, with what it can't do here. */
  void say(String reason) {
    if (reasons.size() < MOST) {
      reasons.add(reason);
    }
  }

  Value.Unknown value() {
    return new Value.Unknown(List.copyOf(operators), List.copyOf(reasons));
  }

  /** Refuses the file. */
  void refuse(Source source) {
    source.require(
        operators.isEmpty(),
        "operators",
        "among those of tables (trees, linear and kernel models, layers, scalers, encoders)",
        String.join(", ", operators),
        "export the model without these steps, or do them before scoring");
    source.require(
        reasons.isEmpty(),
        "operators",
        "expressible row by row",
        "not: " + String.join("; ", reasons),
        "export the model in another way");
  }
}
