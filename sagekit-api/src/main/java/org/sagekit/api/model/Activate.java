package org.sagekit.api.model;

import java.util.List;

/**
 * Puts each number through a function.
 *
 * @param input a node
 * @param function what is done to each number; NaN stays NaN
 */
public record Activate(int input, Function function) implements Node {
  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public int width(List<Integer> inputWidths) {
    return inputWidths.get(0);
  }

  /** What is done to a number. */
  public enum Function {
    /** The natural logarithm of x, of 1e-15 if x is less. */
    LOG,
    /** {@code ln(x / (1 - x))}, x brought between 1e-15 and 1 - 1e-15 first. */
    LOGIT,
    /** {@code exp(x)}. */
    EXP,
    /** {@code 1 / (1 + exp(-x))}. */
    LOGISTIC
  }
}
