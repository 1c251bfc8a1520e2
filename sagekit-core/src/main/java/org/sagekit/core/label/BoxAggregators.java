package org.sagekit.core.label;

import org.sagekit.api.label.Box;
import org.sagekit.core.label.boxes.BoxShape;
import org.sagekit.core.label.parts.PartsAggregator;

/**
 * Where aggregators of answers that are boxes of an image come from.
 *
 * <p>Boxes of several workers that overlap (by an intersection over union of at least one half,
 * unless told otherwise by {@link PartsAggregator#overlap}) are one, whose label is that which most
 * gave; of equally good ones the first by its characters. It is found if at least half of those who
 * answered the task marked it. Its confidence is the share of those who marked it with this label.
 * Boxes of one worker are never merged with each other.
 *
 * <p>At most 20,000 boxes on one image. Only boxes that lie above each other are compared: 10,000
 * of them take a fraction of a second, or some seconds if all lie on the same place.
 */
public final class BoxAggregators {
  private static final PartsAggregator<Box> MERGE =
      PartsAggregator.alike("box-merge", new BoxShape(BoxShape.Sides.MEAN));
  private static final PartsAggregator<Box> MEDIAN =
      PartsAggregator.alike("median-box-merge", new BoxShape(BoxShape.Sides.MEDIAN));
  private static final PartsAggregator<Box> WEIGHTED =
      PartsAggregator.weighted("weighted-box-merge", new BoxShape(BoxShape.Sides.MEAN));

  private BoxAggregators() {}

  /**
   * By the mean of the sides, as Ground Truth does.
   *
   * @return the aggregator {@code box-merge}
   */
  public static PartsAggregator<Box> merge() {
    return MERGE;
  }

  /**
   * By the median of the sides, which one box that is far off does not move.
   *
   * @return the aggregator {@code median-box-merge}
   */
  public static PartsAggregator<Box> medianMerge() {
    return MEDIAN;
  }

  /**
   * By the mean of the sides; workers count by how well they agree with what was found, in up to 10
   * rounds: by their F1, as if they had besides marked five boxes of which half were right.
   *
   * @return the aggregator {@code weighted-box-merge}
   */
  public static PartsAggregator<Box> weightedMerge() {
    return WEIGHTED;
  }
}
