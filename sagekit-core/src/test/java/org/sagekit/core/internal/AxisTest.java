package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class AxisTest {

  private static List<String> labels(double... values) {
    Axis axis = Axis.of(DoubleStream.of(values), 5);
    return axis.ticks().stream().map(axis::label).toList();
  }

  @Test
  void endsAtRoundNumbers() {
    assertThat(labels(0.03, 0.97)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(labels(-3, 38)).containsExactly("-10", "0", "10", "20", "30", "40");
    assertThat(labels(0, 2e9)).containsExactly("0", "5e8", "1e9", "1.5e9", "2e9");
  }

  @Test
  void makesRoomAroundASingleValue() {
    assertThat(labels(3)).startsWith("1").endsWith("5");
    assertThat(labels(0, 0)).startsWith("-1.0").endsWith("1.0");
  }

  @Test
  void standsWithoutAnyFiniteValue() {
    assertThat(labels(Double.NaN, Double.POSITIVE_INFINITY)).containsExactly("0.0", "0.5", "1.0");
  }

  @Test
  void takesTheSmallestNumbersForNothing() {
    assertThat(labels(0, Double.MIN_VALUE)).startsWith("-1.0").endsWith("1.0");
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void holdsEveryFiniteValueWithFewTicks(@ForAll double a, @ForAll double b) {
    Axis axis = Axis.of(DoubleStream.of(a, b), 5);
    assertThat(axis.high()).isGreaterThan(axis.low());
    assertThat(axis.ticks().size()).isBetween(2, 12);
    assertThat(axis.share(a)).isBetween(0.0, 1.0);
    assertThat(axis.ticks()).allMatch(tick -> axis.label(tick).length() <= 14);
  }
}
