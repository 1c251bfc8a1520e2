package org.sagekit.core.pack.machine;

/** Takes the inputs that are numbers. */
final class Inputs {
  private Inputs() {}

  /**
   * Puts a number where it is wanted: {@code fields} lists for each input where its list of places
   * begins, which starts with how many there are.
   */
  static void place(State s, int fields, int field, double x) {
    int list = s.ints[fields + field];
    int count = s.ints[list];
    for (int i = 1; i <= count; i++) {
      s.memory[s.ints[list + i]] = x;
    }
  }
}
