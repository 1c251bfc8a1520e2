package org.sagekit.monitor.chance;

/**
 * How well rows of now were told from rows of then.
 *
 * @param area under the receiver operating characteristic; one half if not at all
 * @param pValue the chance of as great an area if nothing has changed
 * @param effect {@code 2 area - 1}, at least 0
 */
public record Separation(double area, double pValue, double effect) {
  /** Nothing was told apart, as there was nothing to judge. */
  public static final Separation NONE = new Separation(0, 1, 0);
}
