package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Summary.Point;

class PointsTest {

  @Test
  void keepsEndsAndPeaks() {
    List<Point> points =
        IntStream.range(0, 10_000).mapToObj(i -> new Point(i, i == 4321 ? 99 : i % 7)).toList();
    List<Point> fewer = Points.atMost(400, points);
    assertThat(fewer).hasSizeLessThanOrEqualTo(400).contains(new Point(4321, 99));
    assertThat(fewer).startsWith(points.get(0)).endsWith(points.get(9_999));
    assertThat(fewer).isSortedAccordingTo(Comparator.comparingDouble(Point::x));
  }

  @Test
  void leavesFewPointsAlone() {
    List<Point> points = List.of(new Point(0, Double.NaN), new Point(1, 1));
    assertThat(Points.atMost(4, points)).isSameAs(points);
  }

  @Test
  void survivesNothingButGaps() {
    List<Point> points = IntStream.range(0, 100).mapToObj(i -> new Point(Double.NaN, i)).toList();
    assertThat(Points.atMost(8, points)).hasSizeLessThanOrEqualTo(8);
  }
}
