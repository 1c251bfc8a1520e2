package org.sagekit.api.label;

import org.sagekit.api.Problems;

/**
 * A rectangle of an image that has a label. The unit is the pixel, unless all boxes are told in
 * another.
 *
 * @param label what is in it, not blank
 * @param left the distance of its left side from the image's
 * @param top the distance of its upper side from the image's
 * @param width more than 0
 * @param height more than 0
 */
public record Box(String label, double left, double top, double width, double height) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the label is blank, a number is not finite, or the box is
   *     empty
   */
  public Box {
    Problems.notBlank("Box", "label", label);
    Problems.of("Box '" + label + "'")
        .require(Double.isFinite(left), "left", "a finite number", left)
        .require(Double.isFinite(top), "top", "a finite number", top)
        .require(Double.isFinite(width) && width > 0, "width", "a finite number above 0", width)
        .require(Double.isFinite(height) && height > 0, "height", "a finite number above 0", height)
        .throwIfAny();
  }
}
