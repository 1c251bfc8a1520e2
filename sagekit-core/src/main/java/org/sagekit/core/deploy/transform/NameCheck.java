package org.sagekit.core.deploy.transform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Field;

/**
 * Refuses JSON objects that between them lack an input of the model: a name that is written
 * otherwise would else be a column without values. For one thread.
 */
final class NameCheck {
  private static final int MOST_RECORDS = 1_000;
  private final List<String> inputs;
  private final Set<String> names = new LinkedHashSet<>();
  private int records;
  private boolean isPositional;

  NameCheck(List<Field> inputs) {
    this.inputs = inputs.stream().map(Field::name).toList();
  }

  /** Looks at a record, whose names are empty if it is no object. */
  void see(Optional<Set<String>> found) {
    records++;
    isPositional |= found.isEmpty();
    found.ifPresent(names::addAll);
  }

  /** Whether there is nothing left to find out. */
  boolean isDone() {
    return isPositional || records == MOST_RECORDS || names.containsAll(inputs);
  }

  /**
   * Ends the check.
   *
   * @throws IllegalArgumentException if all records were objects, and none has some input
   */
  void require() {
    for (String input : inputs) {
      if (!isPositional && !names.contains(input)) {
        throw new IllegalArgumentException(
            "the first %s records must have the model's input '%s', but none has.%s"
                .formatted(
                    records, input, names.isEmpty() ? "" : Problems.didYouMean(input, names)));
      }
    }
  }
}
