package org.sagekit.core.label.boxes;

import org.sagekit.core.label.boxes.BoxShape.Sides;

class MedianBoxMergeTest extends BoxMergeTest {

  @Override
  protected Sides sides() {
    return Sides.MEDIAN;
  }
}
