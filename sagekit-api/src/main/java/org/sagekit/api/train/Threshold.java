package org.sagekit.api.train;

import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;

/**
 * From which probability on a row is taken to be of the second of two classes. Immutable.
 *
 * @param classes both, in the order of the predictions
 * @param value a row is of the second class if its probability is at least this; infinity if none
 *     is
 * @param costPerRow what the mistakes cost on the rows that it was chosen by, on average
 * @param confusion on these rows
 */
public record Threshold(
    List<String> classes, double value, double costPerRow, ConfusionMatrix confusion) {

  /**
   * Copies the classes.
   *
   * @throws IllegalArgumentException if they are not two
   */
  public Threshold {
    classes = List.copyOf(classes);
    Problems.of("Threshold")
        .require(classes.size() == 2, "classes", "2", classes)
        .require(value >= 0, "value", "0 or more", value)
        .throwIfAny();
  }

  /**
   * The class of a row.
   *
   * @param prediction of both classes
   * @return the second class if it is probable enough
   * @throws IllegalArgumentException if the prediction does not know the second class
   */
  public String label(Prediction prediction) {
    return classes.get(prediction.probability(classes.get(1)) >= value ? 1 : 0);
  }

  /**
   * The classes of many rows.
   *
   * @param predictions of both classes
   * @return one a row
   * @throws IllegalArgumentException if the classes are others
   */
  public List<String> labels(Predictions predictions) {
    Problems.of("Threshold")
        .require(
            predictions.classes().equals(classes),
            "classes of the predictions",
            classes.toString(),
            predictions.classes())
        .throwIfAny();
    return IntStream.range(0, predictions.size())
        .mapToObj(row -> classes.get(predictions.value(row, 1) >= value ? 1 : 0))
        .toList();
  }
}
