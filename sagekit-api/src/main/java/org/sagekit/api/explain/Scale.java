package org.sagekit.api.explain;

/** In which numbers a prediction is explained. */
public enum Scale {
  /** The predicted number of a regression. */
  NUMBER("prediction"),
  /** A probability, as an average of trees gives it. */
  PROBABILITY("probability"),
  /**
   * The score before the graph's last step makes probabilities: the log odds of the second class of
   * two, or one score a class.
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
