package org.sagekit.core.label;

import org.sagekit.api.label.Span;
import org.sagekit.core.label.parts.PartsAggregator;
import org.sagekit.core.label.spans.SpanShape;

/** Where aggregators of answers that are spans of a text come from. */
public final class SpanAggregators {
  private static final PartsAggregator<Span> MERGE =
      PartsAggregator.alike("span-merge", new SpanShape());
  private static final PartsAggregator<Span> WEIGHTED =
      PartsAggregator.weighted("weighted-span-merge", new SpanShape());

  private SpanAggregators() {}

  /**
   * By the rule of Ground Truth: spans of several workers that overlap (by a Jaccard index of at
   * least one half) are one, whose boundaries are those that most have, or the medians if that is
   * not clear, and whose label is that which most gave. It is found if at least half of those who
   * answered the task marked it. Its confidence is the share of those who marked it with this
   * label. Of equally good labels it is the first by its characters; chance is never asked. Spans
   * of one worker are never merged with each other. At most 20,000 spans on one task.
   *
   * @return the aggregator {@code span-merge}
   */
  public static PartsAggregator<Span> merge() {
    return MERGE;
  }

  /**
   * As {@link #merge}, but workers count by how well they agree with what was found, in up to 10
   * rounds: by their F1, as if they had besides marked five spans of which half were right.
   *
   * @return the aggregator {@code weighted-span-merge}
   */
  public static PartsAggregator<Span> weightedMerge() {
    return WEIGHTED;
  }
}
