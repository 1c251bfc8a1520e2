package org.sagekit.core.track.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ThinningTest {

  @Property(tries = 300)
  void keepsTheEndsTheLeastAndTheGreatest(
      @ForAll @Size(min = 1, max = 500) List<Double> values,
      @ForAll @IntRange(min = 4, max = 100) int atMost) {
    PointBuffer points = points(values);
    int[] kept = Thinning.of(points, Thinning.byStep(points), atMost);
    assertThat(kept).hasSizeBetween(1, Math.max(atMost, Math.min(atMost, values.size())));
    assertThat(kept[0]).isZero();
    assertThat(kept[kept.length - 1]).isEqualTo(values.size() - 1);
    assertThat(Arrays.stream(kept).mapToDouble(points::value).min())
        .isEqualTo(values.stream().mapToDouble(d -> d).min());
    assertThat(Arrays.stream(kept).mapToDouble(points::value).max())
        .isEqualTo(values.stream().mapToDouble(d -> d).max());
    assertThat(kept).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void keepsOfEachPartFourPoints() {
    PointBuffer points = new PointBuffer();
    double[] values = {0, 5, -5, 1, 0, 7, -7, 2};
    for (int i = 0; i < values.length; i++) {
      points.add(i, 0, values[i]);
    }
    points.add(8, 0, 1);
    assertThat(Thinning.of(points, Thinning.byStep(points), 8))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 8);
  }

  @Test
  void aFigureThatIsNoneIsNeitherLeastNorGreatest() {
    PointBuffer points =
        points(List.of(Double.NaN, Double.NaN, 3.0, Double.NaN, 1.0, 2.0, Double.NaN));
    assertThat(Thinning.of(points, Thinning.byStep(points), 4)).containsExactly(0, 2, 4, 6);
  }

  @Test
  void looksAtThePointsByTheirSteps() {
    PointBuffer points = new PointBuffer();
    points.add(3, 0, 1);
    points.add(1, 0, 2);
    points.add(3, 0, 3);
    points.add(2, 0, 4);
    assertThat(Thinning.byStep(points)).containsExactly(1, 3, 0, 2);
  }

  @Test
  void tellsStepsApartThatAreNanosecondsOfToday() {
    PointBuffer points = new PointBuffer();
    for (int i = 0; i < 1000; i++) {
      points.add(1_700_000_000_000_000_000L + i, 0, i % 10);
    }
    int[] kept = Thinning.of(points, Thinning.byStep(points), 100);
    assertThat(kept).hasSizeGreaterThan(70);
  }

  @Test
  void thinsFromTheLeastStepToTheGreatest() {
    PointBuffer points = new PointBuffer();
    for (long i = -8; i < 8; i++) {
      points.add(i * (1L << 60), 0, i);
    }
    points.add(Long.MAX_VALUE, 0, 8);
    assertThat(Thinning.of(points, Thinning.byStep(points), 8)).containsExactly(0, 7, 8, 16);
  }

  @Test
  void boundsPointsThatAreAllOfOneStep() {
    PointBuffer points = new PointBuffer();
    for (int i = 0; i < 1000; i++) {
      points.add(7, 0, i == 500 ? -1 : i);
    }
    assertThat(Thinning.of(points, Thinning.byStep(points), 100)).containsExactly(0, 500, 999);
  }

  private static PointBuffer points(List<Double> values) {
    PointBuffer points = new PointBuffer();
    for (int i = 0; i < values.size(); i++) {
      points.add(i, 0, values.get(i));
    }
    return points;
  }
}
