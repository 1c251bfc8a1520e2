package org.sagekit.api.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;

/**
 * Turns predictions into sets of classes that hold the right one with a given probability, whatever
 * the model: of rows drawn like those that it was made by, at least {@code 1 - alpha} on average
 * (Vovk, Gammerman and Shafer 2005). Immutable.
 *
 * @param score how ill a class fits a row
 * @param classes in the order of the predictions
 * @param alpha the share of rows whose set may miss the right class
 * @param limit classes that fit no worse are in the set; infinity if there were too few rows to say
 *     anything, then all are
 */
public record ConformalSets(Score score, List<String> classes, double alpha, double limit) {

  /** Copies the classes. */
  public ConformalSets {
    classes = List.copyOf(classes);
  }

  /** How ill a class fits what a model says of a row. */
  public enum Score {
    /**
     * One less the probability of the class: the smallest sets on average, which may be empty
     * (Sadinle, Lei and Wasserman 2019).
     */
    LAC {
      @Override
      double of(double[] probabilities, int index) {
        return 1 - probabilities[index];
      }
    },
    /**
     * The sum of the probabilities of the class and of all likelier ones: sets that are large where
     * rows are hard (Romano, Sesia and Candès 2020, without randomisation). The likeliest class is
     * always in the set.
     */
    APS {
      @Override
      double of(double[] probabilities, int index) {
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
          double more = probabilities[i] - probabilities[index];
          sum += more > 0 || (more == 0 && i <= index) ? probabilities[i] : 0;
        }
        return sum;
      }
    };

    abstract double of(double[] probabilities, int index);

    /**
     * The score of a class.
     *
     * @param prediction of classes
     * @param index of a class
     * @return from 0 to 1, greater for a worse fit
     */
    public double of(Prediction prediction, int index) {
      return of(prediction.toArray(), index);
    }
  }

  /**
   * The set of a row.
   *
   * @param prediction of these classes in this order
   * @return in the order of the classes
   * @throws IllegalArgumentException if the classes are others
   */
  public List<String> set(Prediction prediction) {
    Problems.of("ConformalSets")
        .require(
            prediction.classes().equals(classes),
            "classes of the prediction",
            classes.toString(),
            prediction.classes())
        .throwIfAny();
    double[] probabilities = prediction.toArray();
    int likeliest = (int) prediction.value();
    List<String> set = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      if (score.of(probabilities, i) <= limit || (score == Score.APS && i == likeliest)) {
        set.add(classes.get(i));
      }
    }
    return set;
  }

  /**
   * The sets of many rows.
   *
   * @param predictions of these classes in this order
   * @return one set a row
   * @throws IllegalArgumentException if the classes are others
   */
  public List<List<String>> sets(Predictions predictions) {
    return IntStream.range(0, predictions.size())
        .mapToObj(row -> set(predictions.get(row)))
        .toList();
  }
}
