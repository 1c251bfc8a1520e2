package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.RunContext;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;

/** Naive Bayes: logarithms of densities and shares, added up. */
final class NaiveBayesLearner implements Learner {

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    BayesEncoding bayes = BayesEncoding.of(rows, values);
    double smoothing = values.get(NaiveBayes.SMOOTHING);
    ClassSums sums = ClassSums.of(bayes.encoding(), rows);
    List<Node> nodes = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    int next = bayes.encoding().end() + 1;
    if (bayes.numbers() > 0) {
      nodes.add(new Select(bayes.encoding().end(), places(0, bayes.numbers())));
      nodes.add(densities(next, bayes, sums, smoothing));
      ends.add(next + 1);
      next += 2;
    }
    if (!bayes.groups().isEmpty()) {
      nodes.add(
          new Select(bayes.encoding().end(), places(bayes.numbers(), bayes.encoding().width())));
      nodes.add(shares(next, bayes, sums, smoothing));
      ends.add(next + 1);
      next += 2;
    }
    double[] ones = new double[ends.size()];
    Arrays.fill(ones, 1);
    nodes.add(new Node.WeightedSum(ends, Doubles.of(ones)));
    nodes.add(new Node.Link(next, Node.LinkFunction.SOFTMAX));
    return bayes.encoding().with(rows.target().classes(), nodes);
  }

  private static List<Integer> places(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  /** The classes' shares stand in the densities if there are numbers, else in the biases. */
  private static Gaussians densities(
      int input, BayesEncoding bayes, ClassSums sums, double smoothing) {
    int classes = sums.classes();
    int numbers = bayes.numbers();
    double[] means = new double[classes * numbers];
    double[] factors = new double[classes * numbers];
    for (int number = 0; number < numbers; number++) {
      double overall = sums.variance(number);
      for (int k = 0; k < classes; k++) {
        double weight = sums.present(k, number);
        double squares = sums.squares(k, number) + smoothing * overall;
        means[k * numbers + number] = sums.mean(k, number);
        factors[k * numbers + number] = 1 / Math.sqrt(squares / (weight + smoothing));
      }
    }
    return new Gaussians(
        input, Doubles.of(means), Doubles.of(factors), Doubles.of(logPriors(sums)));
  }

  private static Node.Dense shares(
      int input, BayesEncoding bayes, ClassSums sums, double smoothing) {
    int classes = sums.classes();
    int width = bayes.encoding().width() - bayes.numbers();
    double[] weights = new double[classes * width];
    for (BayesEncoding.Group group : bayes.groups()) {
      for (int k = 0; k < classes; k++) {
        double total = smoothing * (group.to() - group.from());
        for (int i = group.from(); i < group.to(); i++) {
          total += sums.sum(k, i);
        }
        for (int i = group.from(); i < group.to(); i++) {
          weights[k * width + i - bayes.numbers()] =
              StrictMath.log((sums.sum(k, i) + smoothing) / total);
        }
      }
    }
    double[] bias = bayes.numbers() > 0 ? new double[classes] : logPriors(sums);
    return new Node.Dense(
        input, classes, Doubles.of(weights), Doubles.of(bias), Node.Activation.IDENTITY);
  }

  /** A class that no row has gets none of the probability. */
  private static double[] logPriors(ClassSums sums) {
    return IntStream.range(0, sums.classes())
        .mapToDouble(k -> sums.share(k) > 0 ? StrictMath.log(sums.share(k)) : LinearLayers.NEVER)
        .toArray();
  }
}
