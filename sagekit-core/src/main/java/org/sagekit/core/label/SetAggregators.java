package org.sagekit.core.label;

import org.sagekit.api.label.Aggregator;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.SetAggregation;
import org.sagekit.core.label.sets.BinaryRelevance;

/** Where aggregators of answers that are sets of labels come from. */
public final class SetAggregators {

  private SetAggregators() {}

  /**
   * Label by label: whether a label is in a worker's set is a vote of its own. One label's votes
   * are held at a time; time grows with votes x labels. At most {@value
   * BinaryRelevance#MOST_LABELS} different labels.
   *
   * @param single one of {@link Aggregators}; takes votes for {@code present} and {@code absent}
   * @return the aggregator {@code binary-relevance-} and the name of the other
   */
  public static Aggregator<Answers<LabelSet>, SetAggregation> binaryRelevance(
      LabelAggregator single) {
    return new BinaryRelevance(single);
  }
}
