package org.sagekit.core.tune;

import java.util.List;
import org.sagekit.api.model.Predictions;

/**
 * What a cross-validation found.
 *
 * @param scores how good the predictions are, fold by fold
 * @param predictionsByFold for the rows of each fold, in their order, by a model that has not
 *     learnt from them
 */
public record CrossValidated(FoldScores scores, List<Predictions> predictionsByFold) {

  /** Copies the predictions. */
  public CrossValidated {
    predictionsByFold = List.copyOf(predictionsByFold);
  }
}
