package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Task;

/**
 * What boosting makes small, under XGBoost's own name.
 *
 * @param name the library's name
 * @param outputs how many scores a row has
 */
record BoostingObjective(String name, int outputs) {
  private static final String LOGISTIC = "reg:logistic";

  /**
   * The objective for rows.
   *
   * @throws DataException if the target does not fit what was chosen
   */
  static BoostingObjective of(TrainingRows rows, HyperparameterValues values) {
    Task task = rows.target().task();
    String chosen = values.get(XGBoost.OBJECTIVE);
    if (chosen.equals(Preprocessing.AUTO)) {
      return switch (task) {
        case BINARY -> new BoostingObjective("binary:logistic", 1);
        case MULTICLASS -> new BoostingObjective("multi:softprob", rows.target().classes().size());
        default -> new BoostingObjective("reg:squarederror", 1);
      };
    }
    BoostingObjective objective = new BoostingObjective(NAMES.get(CHOICES.indexOf(chosen)), 1);
    check(rows, chosen, task == Task.REGRESSION, "a number");
    double least = Arrays.stream(rows.target().values()).min().orElse(0);
    double most = Arrays.stream(rows.target().values()).max().orElse(0);
    switch (chosen) {
      case "logistic" -> check(rows, chosen, least >= 0 && most <= 1, "from 0 to 1");
      case "poisson" -> check(rows, chosen, least >= 0, "at least 0");
      case "gamma" -> check(rows, chosen, least > 0, "above 0");
      default -> {}
    }
    return objective;
  }

  /** What may be chosen, and below the library's names in the same order. */
  static final List<String> CHOICES =
      List.of("squared-error", "absolute-error", "quantile", "poisson", "gamma", "logistic");

  private static final List<String> NAMES =
      List.of(
          "reg:squarederror",
          "reg:absoluteerror",
          "reg:quantileerror",
          "count:poisson",
          "reg:gamma",
          LOGISTIC);

  private static void check(TrainingRows rows, String chosen, boolean holds, String what) {
    if (!holds) {
      throw new DataException(
          "Dataset '%s': target must be %s for objective %s, but was not."
              .formatted(rows.features().name(), what, chosen));
    }
  }

  /** What boosting starts from: one score an output, in 32 bits. */
  float[] start(TrainingRows rows, HyperparameterValues values) {
    return switch (name) {
      case "reg:absoluteerror" -> new float[] {quantile(rows, 0.5)};
      case "reg:quantileerror" -> new float[] {quantile(rows, values.get(XGBoost.QUANTILE))};
      case "count:poisson", "reg:gamma" -> new float[] {StartingMargin.logMean(rows)};
      case LOGISTIC -> new float[] {StartingMargin.logOdds(rows)};
      default -> StartingMargin.of(rows);
    };
  }

  /** The least value that so much of the weight does not exceed. */
  private static float quantile(TrainingRows rows, double share) {
    int[] order =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(row -> rows.target().values()[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    double wanted = share * Arrays.stream(rows.weights()).sum();
    double weight = 0;
    for (int row : order) {
      weight += rows.weights()[row];
      if (weight >= wanted) {
        return (float) rows.target().values()[row];
      }
    }
    return (float) rows.target().values()[order[order.length - 1]];
  }

  /** The last nodes of the graph: the scores and what makes predictions of them. */
  List<Node> ending(Task task, Node scores, int at) {
    return switch (name) {
      case "count:poisson", "reg:gamma" -> List.of(scores, new Activate(at, Activate.Function.EXP));
      case LOGISTIC -> List.of(scores, new Activate(at, Activate.Function.LOGISTIC));
      default -> new ArrayList<>(Endings.of(task, scores, at));
    };
  }
}
