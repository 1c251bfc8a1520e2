package org.sagekit.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BallTreeTest {

  /** Few different numbers, so that many points are equally near. */
  @Test
  void findsWhatLookingAtAllPointsFinds() {
    Random random = new Random(1);
    for (int count : new int[] {1, 2, 23, 48, 1_000}) {
      for (int width : new int[] {1, 3, 20}) {
        double[] points = random.ints((long) count * width, 0, 4).asDoubleStream().toArray();
        BallTree tree = new BallTree(points, width);
        NearestPoints nearest = new NearestPoints(Math.min(count, 5));
        for (int query = 0; query < 20; query++) {
          double[] x = random.doubles(width, 0, 4).toArray();
          if (query % 2 == 0) {
            java.util.Arrays.setAll(x, i -> Math.rint(x[i]));
          }
          nearest.clear(Double.POSITIVE_INFINITY);
          tree.search(x, 0, nearest);
          assertThat(IntStream.range(0, nearest.size()).map(nearest::point).boxed().toList())
              .isEqualTo(expected(points, x, nearest.size()));
        }
      }
    }
  }

  @Test
  void leavesOutWhatIsBeyondTheRadius() {
    BallTree tree = new BallTree(new double[] {0, 1, 2, 3, 4, 5}, 1);
    NearestPoints nearest = new NearestPoints(6);
    nearest.clear(1);
    tree.search(new double[] {2}, 0, nearest);
    assertThat(nearest.size()).isEqualTo(3);
    assertThat(nearest.point(0)).isEqualTo(2);
    assertThat(nearest.point(1)).isEqualTo(1);
  }

  private static List<Integer> expected(double[] points, double[] x, int most) {
    return IntStream.range(0, points.length / x.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer point) -> squares(points, x, point))
                .thenComparing(Comparator.naturalOrder()))
        .limit(most)
        .toList();
  }

  private static double squares(double[] points, double[] x, int point) {
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      double difference = x[i] - points[point * x.length + i];
      squares += difference * difference;
    }
    return squares;
  }
}
