package org.sagekit.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoxTreeTest {
  private final Random random = new Random(1);

  /** Few different numbers, so that many points are equally near. */
  @Test
  void findsWhatLookingAtAllPointsFinds() {
    for (int count : new int[] {1, 2, 23, 257, 2_000}) {
      for (int width : new int[] {1, 3, 20}) {
        check(random.ints((long) count * width, 0, 4).asDoubleStream().toArray(), width);
      }
    }
  }

  @Test
  void findsTheSameAmongCategoriesAndNumbers() {
    for (int count : new int[] {5, 300, 3_000}) {
      check(mixed(count, new int[] {3, 40, 2, 7, 300}, 3), 355);
      check(mixed(count, new int[] {2, 2, 2}, 0), 6);
    }
  }

  /** What 32 bits can't tell apart, 64 must. */
  @Test
  void findsTheSameAmongNumbersThatFloatsCantHold() {
    for (double scale : new double[] {1e-30, 1e-9, 1e9, 1e30, 1e200}) {
      double[] points = random.doubles(3_000).map(x -> 1e3 * scale + x * scale * 1e-4).toArray();
      check(points, 3);
    }
  }

  @Test
  void findsTheSameWithFarPointsAndManyAlike() {
    double[] points = new double[4_000];
    Arrays.setAll(points, i -> i % 97 == 0 ? random.nextGaussian() * 1e6 : i % 5 == 0 ? 1 : 0);
    check(points, 4);
  }

  @Test
  void findsNothingNearAMissingNumber() {
    assertThat(found(new BoxTree(new double[] {0, 1, 2, 3}, 2), new double[] {1, Double.NaN}, 2))
        .isEmpty();
  }

  @Test
  void leavesOutWhatIsBeyondTheRadius() {
    BoxTree tree = new BoxTree(new double[] {0, 1, 2, 3, 4, 5}, 1);
    NearestPoints nearest = new NearestPoints(6);
    nearest.clear(1);
    PointQuery query = new PointQuery(tree);
    query.read(new double[] {2}, 0);
    tree.search(query, nearest);
    assertThat(IntStream.range(0, nearest.size()).map(nearest::point)).containsExactly(2, 1, 3);
  }

  private double[] mixed(int count, int[] levels, int numbers) {
    int width = Arrays.stream(levels).sum() + numbers;
    double[] points = new double[count * width];
    for (int point = 0; point < count; point++) {
      int from = point * width;
      for (int level : levels) {
        // one more than there are columns: a level without a place of its own
        int chosen = random.nextInt(level + 1);
        if (chosen < level) {
          points[from + chosen] = 1;
        }
        from += level;
      }
      for (int i = 0; i < numbers; i++) {
        points[from + i] = random.nextGaussian();
      }
    }
    return points;
  }

  /** Asks about points, about places between two of them, and about places anywhere. */
  private void check(double[] points, int width) {
    BoxTree tree = new BoxTree(points, width);
    int count = points.length / width;
    for (int query = 0; query < 15; query++) {
      int first = random.nextInt(count) * width;
      int second = random.nextInt(count) * width;
      double share = query % 3 == 0 ? 0 : random.nextDouble();
      double[] x = new double[width];
      Arrays.setAll(
          x,
          i ->
              points[first + i] * (1 - share) + points[second + i] * share + (share > 0.8 ? i : 0));
      int wanted = Math.min(count, 5);
      assertThat(found(tree, x, wanted)).isEqualTo(expected(points, x, wanted));
    }
  }

  private static List<Integer> found(BoxTree tree, double[] x, int most) {
    NearestPoints nearest = new NearestPoints(most);
    nearest.clear(Double.POSITIVE_INFINITY);
    PointQuery query = new PointQuery(tree);
    query.read(x, 0);
    tree.search(query, nearest);
    return IntStream.range(0, nearest.size()).map(nearest::point).boxed().toList();
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
