package org.sagekit.core.pack.boosters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;

/**
 * How LightGBM makes predictions from scores.
 *
 * @param kind the function
 * @param slope what scores are multiplied by before a logistic function
 */
record LightGbmLink(Kind kind, double slope) {

  /** A function. */
  enum Kind {
    /** The score is the prediction. */
    NONE,
    /** One score to the probability of the second of two classes. */
    CLASSES,
    /** Each score to a share between 0 and 1 of its own. */
    SHARES,
    /** One score to its exponential. */
    EXPONENTIAL,
    /** One score a class to probabilities. */
    SOFTMAX
  }

  /**
   * Of an objective.
   *
   * @param objective its name, with parameters behind it; empty for one of the user's own
   * @param outputs how many scores there are
   */
  static LightGbmLink of(ModelFile file, String objective, int outputs) {
    String[] words = objective.strip().split(" +");
    Map<String, String> parameters = new HashMap<>();
    for (int i = 1; i < words.length; i++) {
      int colon = words[i].indexOf(':');
      parameters.put(
          colon < 0 ? words[i] : words[i].substring(0, colon),
          colon < 0 ? "" : words[i].substring(colon + 1));
    }
    file.require(
        !parameters.containsKey("sqrt"),
        "objective",
        "without 'sqrt', as reg_sqrt is not read",
        "'" + objective + "'");
    double slope = new Words(file, "sigmoid", parameters.getOrDefault("sigmoid", "1")).reals(1)[0];
    file.require(slope > 0, "sigmoid", "above 0", slope);
    LightGbmLink link = new LightGbmLink(kind(file, words[0]), slope);
    boolean several = link.kind == Kind.SOFTMAX || words[0].startsWith("multiclassova");
    file.require(
        several ? outputs >= 2 : outputs == 1,
        "num_tree_per_iteration",
        (several ? "at least 2 for '" : "1 for '") + words[0] + "'",
        outputs);
    return link;
  }

  private static Kind kind(ModelFile file, String name) {
    return switch (name) {
      case "",
          "none",
          "custom",
          "regression",
          "regression_l2",
          "regression_l1",
          "huber",
          "fair",
          "quantile",
          "mape",
          "lambdarank",
          "rank_xendcg" ->
          Kind.NONE;
      case "binary" -> Kind.CLASSES;
      case "multiclass" -> Kind.SOFTMAX;
      case "multiclassova", "cross_entropy" -> Kind.SHARES;
      case "poisson", "gamma", "tweedie" -> Kind.EXPONENTIAL;
      default -> throw file.refused("objective", "one that is known", "'" + name + "'");
    };
  }

  /** How many names of classes there are. */
  int classes(int outputs) {
    return kind == Kind.CLASSES ? 2 : outputs == 1 ? 0 : outputs;
  }

  /** The nodes behind that of the scores. */
  List<Node> ending(int scores, int outputs) {
    List<Node> nodes = new ArrayList<>();
    int at = scores;
    if (slope != 1 && (kind == Kind.CLASSES || kind == Kind.SHARES)) {
      double[] slopes = new double[outputs];
      Arrays.fill(slopes, slope);
      nodes.add(new Node.Scale(at++, Doubles.of(new double[outputs]), Doubles.of(slopes)));
    }
    switch (kind) {
      case CLASSES -> nodes.add(new Node.Link(at, Node.LinkFunction.SIGMOID));
      case SHARES -> nodes.add(new Activate(at, Activate.Function.LOGISTIC));
      case EXPONENTIAL -> nodes.add(new Activate(at, Activate.Function.EXP));
      case SOFTMAX -> nodes.add(new Node.Link(at, Node.LinkFunction.SOFTMAX));
      case NONE -> {}
    }
    return nodes;
  }
}
