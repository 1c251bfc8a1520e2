package org.sagekit.api.label.weak;

import java.util.List;
import org.sagekit.api.Summary;
import org.sagekit.api.model.Prediction;

/** What a {@link LabelModel} has learnt. Immutable and thread-safe. */
public interface FittedLabelModel extends Summary.Source {

  /**
   * The labels that a row may have.
   *
   * @return sorted by their characters, in the order of the probabilities
   */
  List<String> labels();

  /**
   * The probability of each label on rows without any vote: how the model takes the labels to be
   * spread.
   *
   * @return one a label
   */
  Prediction classBalance();

  /**
   * Says what the rows likely are. Gold among them is not looked at.
   *
   * @param votes of the same functions, on the same or other rows
   * @return one a row; rows on which every function abstained get the {@link #classBalance}
   * @throws IllegalArgumentException if the functions are others, or a label is voted for that the
   *     model has not been told of
   */
  List<Prediction> label(LabelMatrix votes);
}
