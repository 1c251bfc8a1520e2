package org.sagekit.core.deploy.serial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Field;
import org.sagekit.api.deploy.Predictor;

/** Whether steps fit together, and what their caller must give. For one thread. */
public final class Wiring {
  private final Problems problems;
  private final Map<String, Field> neededByName = new LinkedHashMap<>();
  private final Map<String, Field> madeByName = new LinkedHashMap<>();

  private Wiring(Problems problems) {
    this.problems = problems;
  }

  /**
   * What the caller of a line must give.
   *
   * @param problems takes what does not fit
   * @param steps in their order
   * @param declared what the user says; needed if a step is a function, of which nobody knows what
   *     it makes
   * @return what was declared; else the inputs of the models that no step before them makes
   */
  public static List<Field> inputs(
      Problems problems, List<SerialStep> steps, Optional<List<Field>> declared) {
    Wiring wiring = new Wiring(problems);
    boolean isKnown = steps.stream().noneMatch(SerialStep.Function.class::isInstance);
    for (SerialStep step : steps) {
      if (step instanceof SerialStep.Model model) {
        wiring.take(model, isKnown);
        wiring.make(model);
      }
    }
    problems.require(
        isKnown || declared.isPresent(),
        "inputs",
        "declared if a step is a function",
        "not there",
        "inputs(schema.features())");
    List<Field> inputs = declared.orElseGet(() -> List.copyOf(wiring.neededByName.values()));
    wiring.check(inputs);
    return inputs;
  }

  private void take(SerialStep.Model step, boolean isKnown) {
    Predictor predictor = step.predictor();
    for (Field input : isKnown ? predictor.inputs() : List.<Field>of()) {
      Field made = madeByName.get(input.name());
      if (made == null) {
        fit(step, input, neededByName.putIfAbsent(input.name(), input));
      } else {
        fit(step, input, made);
      }
    }
  }

  /** A number is no text; everything else is told apart by the models themselves. */
  private void fit(SerialStep step, Field input, @Nullable Field known) {
    if (known != null) {
      problems.require(
          !input.type().isNumber() || known.type().isNumber(),
          "input '" + input.name() + "' of step '" + step.name() + "'",
          "of type " + input.type(),
          known.type());
    }
  }

  private void make(SerialStep.Model step) {
    for (Field field : AnswerColumns.of(step.name(), step.predictor().classes())) {
      problems.require(
          madeByName.putIfAbsent(field.name(), field) == null,
          "columns of the steps",
          "distinct",
          "'" + field.name() + "' twice",
          "call a step something else");
    }
  }

  private void check(List<Field> inputs) {
    Set<String> given = new HashSet<>();
    for (Field input : inputs) {
      problems.require(
          given.add(input.name()), "inputs", "distinct", "'" + input.name() + "' twice");
      problems.require(
          !madeByName.containsKey(input.name()),
          "columns of the steps",
          "no inputs",
          "'" + input.name() + "'",
          "call the step something else");
    }
    List<String> missing = new ArrayList<>(neededByName.keySet());
    missing.removeAll(given);
    problems.require(missing.isEmpty(), "inputs", "all that the models need", "without " + missing);
  }
}
