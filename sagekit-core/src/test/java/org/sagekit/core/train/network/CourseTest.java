package org.sagekit.core.train.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sagekit.core.train.numeric.Loss;
import org.sagekit.core.train.numeric.SparseRows;

class CourseTest {
  private static final int ROWS = 400;

  @Test
  void slopesAreTheDerivatives() {
    Lessons lessons = lessons();
    Network network = Network.random(new int[] {3, 5, 4, 2}, new SplittableRandom(1));
    Network slopes = network.zeros();
    Pass pass = new Pass(network, slopes);
    pass.learn(lessons.rows(), 7, lessons.loss(), new double[] {1, 2});
    for (int layer = 0; layer < 3; layer++) {
      float[] weights = network.own(layer);
      for (int i = 0; i < weights.length; i++) {
        float old = weights[i];
        weights[i] = old + 1e-2f;
        double up = pass.loss(lessons.rows(), 7, lessons.loss(), 1);
        weights[i] = old - 1e-2f;
        double down = pass.loss(lessons.rows(), 7, lessons.loss(), 1);
        weights[i] = old;
        assertThat(slopes.own(layer)[i]).isCloseTo((float) (2 * (up - down) / 2e-2), within(0.02f));
      }
    }
  }

  @Test
  void learnsTheExclusiveOr() {
    Network network = Network.random(new int[] {3, 16, 2}, new SplittableRandom(1));
    Network best = course(0.2).teach(network, lessons(), new SplittableRandom(2), (i, v) -> true);
    Pass pass = new Pass(best, best.zeros());
    double loss = 0;
    for (int row = 0; row < ROWS; row++) {
      loss += pass.loss(lessons().rows(), row, Loss.softmax(), lessons().truth()[row]) / ROWS;
    }
    assertThat(loss).isLessThan(0.15);
  }

  @Test
  void endsWhenNothingIsGained() {
    int[] passes = {0};
    Course idle = new Course(1_000, 32, 1e-12, 0, 0.2, 3);
    idle.teach(
        Network.random(new int[] {3, 4, 2}, new SplittableRandom(1)),
        lessons(),
        new SplittableRandom(2),
        (i, v) -> ++passes[0] > 0);
    assertThat(passes[0]).isEqualTo(4);
  }

  @Test
  void saysIfTheLossGetsInfinite() {
    Course wild = new Course(10, 32, 1e38, 0, 0.2, 3);
    Network network = Network.random(new int[] {3, 4, 2}, new SplittableRandom(1));
    assertThatThrownBy(
            () -> wild.teach(network, lessons(), new SplittableRandom(2), (i, v) -> true))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("the loss became");
  }

  @Test
  void adamsFirstStepIsAsLongAsTheRate() {
    Network network = Network.random(new int[] {2, 1}, new SplittableRandom(1));
    Network slopes = network.zeros();
    float before = network.own(0)[0];
    slopes.own(0)[0] = 123;
    new Adam(network, slopes).step(0.01, 1, 0);
    assertThat(before - network.own(0)[0]).isCloseTo(0.01f, within(1e-6f));
  }

  private static Course course(double heldOut) {
    return new Course(100, 16, 0.01, 0, heldOut, 30);
  }

  private static Lessons lessons() {
    Random random = new Random(1);
    SparseRows rows = new SparseRows(ROWS, 3);
    double[] truth = new double[ROWS];
    double[] weights = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      double[] numbers = random.doubles(3, -1, 1).toArray();
      rows.add(numbers);
      truth[row] = numbers[0] * numbers[1] > 0 ? 1 : 0;
      weights[row] = 1;
    }
    return new Lessons(rows, truth, weights, Loss.softmax());
  }
}
