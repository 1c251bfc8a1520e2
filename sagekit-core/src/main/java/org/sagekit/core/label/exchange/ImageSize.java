package org.sagekit.core.label.exchange;

import org.sagekit.api.Problems;

/**
 * How large an image is.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param depth how many channels, at least 1; 3 for colours
 */
public record ImageSize(int width, int height, int depth) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is less than 1
   */
  public ImageSize {
    Problems.of("ImageSize")
        .require(width >= 1, "width", "at least 1", width)
        .require(height >= 1, "height", "at least 1", height)
        .require(depth >= 1, "depth", "at least 1", depth)
        .throwIfAny();
  }

  /**
   * The size of an image in colours.
   *
   * @param width in pixels, at least 1
   * @param height in pixels, at least 1
   * @return with a depth of 3
   */
  public static ImageSize of(int width, int height) {
    return new ImageSize(width, height, 3);
  }
}
