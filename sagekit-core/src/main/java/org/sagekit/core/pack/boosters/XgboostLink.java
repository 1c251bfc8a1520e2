package org.sagekit.core.pack.boosters;

import java.util.List;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Node;

/** How XGBoost makes predictions from scores, and scores from what predictions start from. */
enum XgboostLink {
  /** The score is the prediction. */
  NONE,
  /** One score to the probability of the second of two classes. */
  CLASSES,
  /** The same, but what is started from is a score already, as releases from 1.3 on have it. */
  LOGITS,
  /** One score to a share between 0 and 1. */
  SHARE,
  /** One score to its exponential. */
  EXPONENTIAL,
  /** The second of two classes if the score is above 0. */
  HINGE,
  /** One score a class to probabilities. */
  SOFTMAX;

  /** Of an objective. */
  static XgboostLink of(ModelFile file, String objective) {
    return switch (objective) {
      case "reg:squarederror",
          "reg:linear",
          "reg:squaredlogerror",
          "reg:absoluteerror",
          "reg:pseudohubererror",
          "reg:quantileerror",
          "rank:pairwise",
          "rank:ndcg",
          "rank:map" ->
          NONE;
      case "binary:logistic" -> CLASSES;
      case "binary:logitraw" -> LOGITS;
      case "reg:logistic" -> SHARE;
      case "reg:gamma", "reg:tweedie", "count:poisson", "survival:cox", "survival:aft" ->
          EXPONENTIAL;
      case "binary:hinge" -> HINGE;
      case "multi:softprob", "multi:softmax" -> SOFTMAX;
      default ->
          throw file.refused(
              "objective",
              "one of binary:, multi:, rank:, reg:, count:poisson, survival:cox or survival:aft that is known",
              "'" + objective + "'");
    };
  }

  /**
   * What scores start from. The library takes logarithms in float; their last bit is not the same
   * on all platforms, here it is the nearest.
   */
  float start(ModelFile file, float base) {
    switch (this) {
      case CLASSES, SHARE -> {
        file.require(base > 0 && base < 1, "base_score", "above 0 and below 1", base);
        return -(float) StrictMath.log(1f / base - 1f);
      }
      case EXPONENTIAL -> {
        file.require(base > 0, "base_score", "above 0", base);
        return (float) StrictMath.log(base);
      }
      default -> {
        return base;
      }
    }
  }

  /** How many scores the graph has, of a model that has some classes. */
  int outputs(int classes) {
    return this == HINGE ? 2 : this == SOFTMAX ? classes : 1;
  }

  /** How many names of classes there are. */
  int classes(int classes) {
    return switch (this) {
      case CLASSES, LOGITS, HINGE -> 2;
      case SOFTMAX -> classes;
      case NONE, SHARE, EXPONENTIAL -> 0;
    };
  }

  /** The nodes behind that of the scores. */
  List<Node> ending(int scores) {
    return switch (this) {
      case NONE -> List.of();
      case CLASSES, LOGITS -> List.of(new Node.Link(scores, Node.LinkFunction.SIGMOID));
      case SHARE -> List.of(new Activate(scores, Activate.Function.LOGISTIC));
      case EXPONENTIAL -> List.of(new Activate(scores, Activate.Function.EXP));
      case HINGE -> List.of(new Node.Link(scores, Node.LinkFunction.HARDMAX));
      case SOFTMAX -> List.of(new Node.Link(scores, Node.LinkFunction.SOFTMAX));
    };
  }
}
