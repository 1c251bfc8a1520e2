package org.sagekit.studio.serve.rows;

import org.jspecify.annotations.Nullable;

/** The values of a request, in the order of the model's inputs. */
public interface Cells {

  /**
   * How many rows there are.
   *
   * @return zero or more
   */
  int rows();

  /**
   * A value as it was sent.
   *
   * @param row from 0
   * @param input the place of the model's input
   * @return null if missing, a Boolean, Long, Double or String; anything else is refused
   */
  @Nullable Object cell(int row, int input);

  /**
   * Whether a text may say a number, as in CSV, where all values are texts.
   *
   * @return false for JSON, where numbers are numbers
   */
  default boolean areTexts() {
    return false;
  }
}
