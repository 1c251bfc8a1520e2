package org.sagekit.core.train.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  private static final double[] TRUTH = {1, 2, 2, 5};
  private static final double[] ONES = {1, 1, 1, 1};

  /** sklearn 1.9: Ridge(alpha=1). */
  @Test
  void reachesTheWeightsOfScikitLearn() {
    assertThat(LeastSquares.solve(rows(), TRUTH, ONES, 1))
        .containsExactly(
            new double[] {0.368421052631579, 0.842105263157895, 0.526315789473684}, within(1e-9));
  }

  @Test
  void agreesWithTheMinimizer() {
    double[] weights = {1, 2, 0.5, 1};
    PenalizedLoss loss =
        new PenalizedLoss(
            rows(),
            TRUTH,
            weights,
            new PenalizedLoss.Task(Loss.squared(), 1, 0.3, Workers.alone()));
    double[] slow =
        new Minimizer(1_000, 1e-10, (i, value) -> true)
            .minimize(loss, new double[3], new double[3]);
    assertThat(LeastSquares.solve(rows(), TRUTH, weights, 0.3)).containsExactly(slow, within(1e-7));
  }

  @Test
  void bearsColumnsThatDependOnOneAnother() {
    SparseRows rows = new SparseRows(3, 2);
    rows.add(new double[] {1, 0});
    rows.add(new double[] {0, 1});
    rows.add(new double[] {1, 0});
    double[] learnt = LeastSquares.solve(rows, new double[] {1, 2, 1}, ONES, 0);
    assertThat(learnt[0] + learnt[2]).isCloseTo(1, within(1e-6));
    assertThat(learnt[1] + learnt[2]).isCloseTo(2, within(1e-6));
  }

  private static SparseRows rows() {
    SparseRows rows = new SparseRows(4, 2);
    rows.add(new double[] {1, 0});
    rows.add(new double[] {2, 1});
    rows.add(new double[] {3, 1});
    rows.add(new double[] {4, 3});
    return rows;
  }
}
