package org.sagekit.core.train.numeric;

/**
 * How wrong the scores of a row are. Smooth. StrictMath throughout: the same bits on every machine.
 */
@FunctionalInterface
public interface Loss {

  /**
   * The loss of a row.
   *
   * @param scores what the model says; replaced by the derivatives of the loss by each of them
   * @param truth what is right: a number, or the index of a class
   * @return zero or more
   */
  double of(double[] scores, double truth);

  /**
   * Half the squared error of one score.
   *
   * @return the loss
   */
  static Loss squared() {
    return (scores, truth) -> {
      double error = scores[0] - truth;
      scores[0] = error;
      return error * error / 2;
    };
  }

  /**
   * The negative logarithm of the right class's probability, of one score for the second of two
   * classes.
   *
   * @return the loss
   */
  static Loss logistic() {
    return (scores, truth) -> {
      double margin = truth == 1 ? scores[0] : -scores[0];
      double rest = StrictMath.exp(-Math.abs(margin));
      double wrong = margin >= 0 ? rest / (1 + rest) : 1 / (1 + rest);
      scores[0] = truth == 1 ? -wrong : wrong;
      return Math.max(0, -margin) + StrictMath.log1p(rest);
    };
  }

  /**
   * The negative logarithm of the right class's probability, of a score for each class.
   *
   * @return the loss
   */
  static Loss softmax() {
    return (scores, truth) -> {
      double max = scores[0];
      for (double score : scores) {
        max = Math.max(max, score);
      }
      double right = scores[(int) truth] - max;
      double total = 0;
      for (int k = 0; k < scores.length; k++) {
        scores[k] = StrictMath.exp(scores[k] - max);
        total += scores[k];
      }
      for (int k = 0; k < scores.length; k++) {
        scores[k] /= total;
      }
      scores[(int) truth] -= 1;
      return StrictMath.log(total) - right;
    };
  }

  /**
   * The squared hinge of one score, by which linear support vector machines learn: max(0, 1 -
   * margin) squared.
   *
   * @return the loss
   */
  static Loss squaredHinge() {
    return (scores, truth) -> {
      double sign = truth == 1 ? 1 : -1;
      double lacking = Math.max(0, 1 - sign * scores[0]);
      scores[0] = -2 * sign * lacking;
      return lacking * lacking;
    };
  }

  /**
   * The square of what an error of one score exceeds the width of the tube by.
   *
   * @param epsilon half the width of the tube, zero or more
   * @return the loss
   */
  static Loss squaredTube(double epsilon) {
    return (scores, truth) -> {
      double error = scores[0] - truth;
      double beyond = Math.max(0, Math.abs(error) - epsilon);
      scores[0] = 2 * Math.signum(error) * beyond;
      return beyond * beyond;
    };
  }

  /**
   * The pinball loss of Koenker and Bassett (1978), "Regression quantiles", rounded at its corner
   * as the finite smoothing of Chen (2007), "A finite smoothing algorithm for quantile regression",
   * equation 2.5 does: a parabola where the error is within the width.
   *
   * @param quantile above 0 and below 1
   * @param width of the rounding, above 0
   * @return the loss
   */
  static Loss pinball(double quantile, double width) {
    return (scores, truth) -> {
      double error = truth - scores[0];
      if (error > quantile * width) {
        scores[0] = -quantile;
        return quantile * (error - quantile * width / 2);
      }
      double below = quantile - 1;
      if (error < below * width) {
        scores[0] = -below;
        return below * (error - below * width / 2);
      }
      scores[0] = -error / width;
      return error * error / (2 * width);
    };
  }
}
