package org.sagekit.core.deploy.records;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.Problems;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;

/**
 * What the values are called that have no names of their own, because they stand in a list.
 *
 * @param header of output and input together, in this order; empty if there is none
 * @param output names of the values of the output alone
 * @param input names of the values of the input alone
 */
public record ColumnNames(
    Optional<List<String>> header, Optional<List<String>> output, Optional<List<String>> input) {
  private static final ColumnNames NONE =
      new ColumnNames(Optional.empty(), Optional.empty(), Optional.empty());

  /** Spark's names: {@code _c0}, {@code _c1} and so on. */
  public static ColumnNames none() {
    return NONE;
  }

  /**
   * The header of the training data, the target first, as Model Monitor wants it.
   *
   * @throws IllegalArgumentException if a name is blank or stands there twice
   */
  public static ColumnNames ofHeader(List<String> names) {
    return new ColumnNames(Optional.of(checked(names)), Optional.empty(), Optional.empty());
  }

  /**
   * Names for each side.
   *
   * @throws IllegalArgumentException if a name is blank or stands there twice
   */
  public static ColumnNames of(List<String> output, List<String> input) {
    Set<String> both = new HashSet<>(checked(output));
    for (String name : checked(input)) {
      require(both.add(name), "different", name);
    }
    return new ColumnNames(
        Optional.empty(), Optional.of(List.copyOf(output)), Optional.of(List.copyOf(input)));
  }

  private static List<String> checked(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      require(!name.isBlank(), "names", name);
      require(seen.add(name), "different", name);
    }
    return List.copyOf(names);
  }

  private static void require(boolean holds, String what, String name) {
    Problems.of("Capture").require(holds, "column names", what, "'" + name + "'").throwIfAny();
  }

  /**
   * Names of a row whose values stand in lists.
   *
   * @param outputs how many values the output has; 0 if it is not there
   * @param inputs how many values the input has; 0 if it is not there
   */
  List<String> of(int outputs, int inputs) throws RecordFault {
    if (header.isPresent()) {
      requireSize(header.get(), outputs + inputs, "output and input", outputs, inputs);
      return header.get();
    }
    return List.of();
  }

  /** The names of one side, or an empty list if it has none. */
  List<String> side(Optional<List<String>> names, String side, int count) throws RecordFault {
    if (names.isPresent() && count > 0) {
      requireSize(names.get(), count, side, count, 0);
      return names.get();
    }
    return List.of();
  }

  private static void requireSize(List<String> names, int count, String side, int first, int second)
      throws RecordFault {
    if (names.size() != count) {
      throw new RecordFault(
          Damage.UNREADABLE_DATA,
          "%s must have %s columns, but has %s%s."
              .formatted(
                  side,
                  names.size(),
                  count,
                  second == 0 ? "" : " (" + first + " and " + second + ")"));
    }
  }
}
