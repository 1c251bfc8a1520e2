package org.sagekit.core.train.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinimizerTest {
  private static final Minimizer MINIMIZER = new Minimizer(1_000, 1e-9, (i, value) -> true);

  /** (x0 - 3)^2 / 2 + 50 (x1 + 1)^2: orthogonal, so that each number is penalised by itself. */
  private static final Objective BOWL =
      new Objective() {
        @Override
        public int size() {
          return 2;
        }

        @Override
        public double at(double[] x, double[] slope) {
          slope[0] = x[0] - 3;
          slope[1] = 100 * (x[1] + 1);
          return slope[0] * slope[0] / 2 + 50 * (x[1] + 1) * (x[1] + 1);
        }
      };

  @Test
  void findsTheLowestPoint() {
    double[] x = MINIMIZER.minimize(BOWL, new double[2], new double[2]);
    assertThat(x).containsExactly(new double[] {3, -1}, within(1e-7));
  }

  @Test
  void shrinksByThePenaltyAsSoftThresholdingDoes() {
    double[] x = MINIMIZER.minimize(BOWL, new double[2], new double[] {1, 200});
    assertThat(x[0]).isCloseTo(2, within(1e-7));
    assertThat(x[1]).isZero();
  }

  @Test
  void goesDownTheCurvedValleyOfRosenbrock() {
    Objective valley =
        new Objective() {
          @Override
          public int size() {
            return 2;
          }

          @Override
          public double at(double[] x, double[] slope) {
            double bend = x[1] - x[0] * x[0];
            slope[0] = -400 * x[0] * bend - 2 * (1 - x[0]);
            slope[1] = 200 * bend;
            return 100 * bend * bend + (1 - x[0]) * (1 - x[0]);
          }
        };
    double[] x = MINIMIZER.minimize(valley, new double[] {-1.2, 1}, new double[2]);
    assertThat(x).containsExactly(new double[] {1, 1}, within(1e-5));
  }

  @Test
  void endsWhenItIsTold() {
    int[] seen = {0};
    new Minimizer(1_000, 0, (i, value) -> ++seen[0] < 3)
        .minimize(BOWL, new double[2], new double[2]);
    assertThat(seen[0]).isEqualTo(3);
  }

  /**
   * sklearn 1.9: LogisticRegression(C=1, tol=1e-10).fit([[0],[1],[2],[3],[4],[5]], [0,0,1,0,1,1]).
   */
  @Test
  void reachesTheWeightsOfScikitLearn() {
    SparseRows rows = new SparseRows(6, 1);
    IntStream.range(0, 6).forEach(i -> rows.add(new double[] {i}));
    PenalizedLoss loss =
        new PenalizedLoss(
            rows,
            new double[] {0, 0, 1, 0, 1, 1},
            new double[] {1, 1, 1, 1, 1, 1},
            new PenalizedLoss.Task(Loss.logistic(), 1, 1, Workers.alone()));
    double[] learnt = MINIMIZER.minimize(loss, new double[2], new double[2]);
    assertThat(learnt)
        .containsExactly(new double[] {0.7670537262964296, -1.9176342975023135}, within(1e-6));
  }

  @Test
  void learnsTheSameBitsOnAnyNumberOfThreads() {
    double[] alone = learnt(Workers.alone());
    double[] shared =
        learnt(
            (count, part) ->
                ForkJoinPool.commonPool()
                    .submit(() -> IntStream.range(0, count).parallel().forEach(part))
                    .join());
    assertThat(shared).isEqualTo(alone);
  }

  private static double[] learnt(Workers workers) {
    Random random = new Random(1);
    int size = 20_000;
    SparseRows rows = new SparseRows(size, 15);
    double[] truth = new double[size];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      double[] row = random.doubles(15).toArray();
      rows.add(row);
      truth[i] = row[0] > row[1] ? 1 : 0;
      weights[i] = 1 + i % 2;
    }
    PenalizedLoss loss =
        new PenalizedLoss(
            rows, truth, weights, new PenalizedLoss.Task(Loss.logistic(), 1, 1, workers));
    return new Minimizer(20, 1e-6, (i, value) -> true)
        .minimize(loss, new double[16], new double[16]);
  }
}
