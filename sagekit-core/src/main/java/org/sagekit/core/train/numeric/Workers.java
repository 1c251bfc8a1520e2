package org.sagekit.core.train.numeric;

import java.util.function.IntConsumer;

/** What runs parts of a computation, on as many threads as it likes. */
@FunctionalInterface
public interface Workers {

  /**
   * Runs all parts and returns when they are done.
   *
   * @param count how many
   * @param part runs one; the parts don't depend on one another
   */
  void run(int count, IntConsumer part);

  /**
   * One after another.
   *
   * @return works on the calling thread
   */
  static Workers alone() {
    return (count, part) -> {
      for (int i = 0; i < count; i++) {
        part.accept(i);
      }
    };
  }
}
