package org.sagekit.api.explain;

/** In which numbers a prediction is explained. */
public enum Scale {
  /** The predicted number itself. */
  NUMBER("prediction"),
  /** A probability, as an average of trees gives it. */
  PROBABILITY("probability"),
  /**
   * The score before the graph's last step makes a prediction of it: the log odds of the second
   * class of two, one score a class, or the logarithm of a number.
   */
  MARGIN("margin");

  private final String label;

  Scale(String label) {
    this.label = label;
  }

  /**
   * How reports write it.
   *
   * @return such as {@code margin}
   */
  public String label() {
    return label;
  }
}
