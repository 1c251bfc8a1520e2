package org.sagekit.core.pack.machine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A call of one of the machine's functions with numbers that are known: offsets and lengths.
 *
 * @param type the class in which the function stands
 * @param function its name
 * @param arguments what follows the state, and the length if it reads a text
 */
public record Call(String type, String function, List<Integer> arguments) {

  /** Copies the arguments. */
  public Call {
    arguments = List.copyOf(arguments);
  }

  static Call of(Class<?> type, String function, int... arguments) {
    return new Call(
        type.getSimpleName(),
        function,
        Arrays.stream(arguments).boxed().collect(Collectors.toList()));
  }
}
