package org.sagekit.core.train.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.core.train.numeric.Workers;

class RegressionTest {
  private static final int ROWS = 30;

  @Test
  void theSlopesOfTheLikelihoodAreItsDerivatives() {
    for (Covariance covariance : Covariance.values()) {
      MarginalLikelihood likelihood =
          new MarginalLikelihood(covariance, points(), task(covariance).targets(), weights());
      double[] point = {-0.3, 0.2, -1};
      double[] slope = new double[3];
      likelihood.at(point, slope);
      for (int i = 0; i < 3; i++) {
        double[] up = point.clone();
        double[] down = point.clone();
        up[i] += 1e-5;
        down[i] -= 1e-5;
        double difference = likelihood.at(up, new double[3]) - likelihood.at(down, new double[3]);
        assertThat(slope[i]).isCloseTo(difference / 2e-5, within(1e-6));
      }
    }
  }

  @Test
  void scoresWhatIsLeftOutAsIfItHadNotBeenThere() {
    Regression.Task all = task(Covariance.MATERN_5_2);
    double[][] leftOut = Regression.exact(points(), all).leftOut();
    int out = 7;
    int[] others = IntStream.range(0, ROWS).filter(row -> row != out).toArray();
    Points rest = some(others);
    Regression.Task without =
        new Regression.Task(
            all.covariance(),
            all.gamma(),
            all.noise(),
            new double[][] {
              IntStream.of(others).mapToDouble(row -> all.targets()[0][row]).toArray()
            },
            IntStream.of(others).mapToDouble(row -> all.rowWeights()[row]).toArray(),
            all.pulse());
    double[] weights = Regression.exact(rest, without).weights()[0];
    double[] squares = rest.squares(points().numbers()[out], rest.size());
    double score =
        IntStream.range(0, weights.length)
            .mapToDouble(i -> weights[i] * all.covariance().at(squares[i], all.gamma()))
            .sum();
    assertThat(leftOut[0][out]).isCloseTo(score, within(1e-6));
  }

  @Test
  void aSubsetOfAllPointsIsExact() {
    Regression.Task task = task(Covariance.GAUSSIAN);
    Regression exact = Regression.exact(points(), task);
    Regression subset = Regression.subset(points(), points(), task, Workers.alone());
    for (int row = 0; row < ROWS; row++) {
      assertThat(scores(subset, task)[row]).isCloseTo(scores(exact, task)[row], within(1e-3));
      assertThat(subset.leftOut()[0][row]).isCloseTo(exact.leftOut()[0][row], within(1e-2));
    }
  }

  private static double[] scores(Regression learnt, Regression.Task task) {
    return Arrays.stream(points().numbers())
        .mapToDouble(
            point -> {
              double[] squares = points().squares(point, ROWS);
              return IntStream.range(0, ROWS)
                  .mapToDouble(
                      i -> learnt.weights()[0][i] * task.covariance().at(squares[i], task.gamma()))
                  .sum();
            })
        .toArray();
  }

  private static Points points() {
    Random random = new Random(1);
    return new Points(
        IntStream.range(0, ROWS)
            .mapToObj(row -> random.doubles(2, -2, 2).toArray())
            .toArray(double[][]::new));
  }

  private static Points some(int[] which) {
    return new Points(
        IntStream.of(which).mapToObj(row -> points().numbers()[row]).toArray(double[][]::new));
  }

  private static double[] weights() {
    return IntStream.range(0, ROWS).mapToDouble(row -> 0.5 + row % 3).toArray();
  }

  private static Regression.Task task(Covariance covariance) {
    double[] target =
        Arrays.stream(points().numbers()).mapToDouble(p -> Math.sin(p[0]) * p[1]).toArray();
    return new Regression.Task(covariance, 0.7, 0.1, new double[][] {target}, weights(), () -> {});
  }
}
