package org.sagekit.core.pack.pmml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.sagekit.api.model.Node;

class LimitTest {
  @Property(tries = 500)
  void sendsDoublesWhereRoundedOnesGo(@ForAll float threshold, @ForAll @Size(9) List<Float> near) {
    near.forEach(value -> same(threshold, value));
    same(threshold, threshold);
  }

  @Test
  void sendsTheGreatestAndTheLeastWhereRoundedOnesGo() {
    float[] odd = {
      0f,
      -0f,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MIN_NORMAL,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.NaN
    };
    for (float threshold : odd) {
      for (float value : odd) {
        same(threshold, value);
      }
    }
  }

  /** Compares both ways for all doubles that are hard to tell from a float. */
  private static void same(float threshold, float value) {
    for (double x : neighbours(value)) {
      float rounded = (float) x;
      assertThat(goesLeft(limit(threshold, Node.Comparison.LESS), x))
          .as("%s < %s", x, threshold)
          .isEqualTo(rounded < threshold);
      assertThat(goesLeft(limit(threshold, Node.Comparison.LESS_OR_EQUAL), x))
          .as("%s <= %s", x, threshold)
          .isEqualTo(rounded <= threshold);
    }
  }

  private static List<Double> neighbours(float value) {
    List<Double> neighbours = new ArrayList<>();
    for (float near : new float[] {Math.nextDown(value), value, Math.nextUp(value)}) {
      double middle = ((double) near + value) / 2;
      for (double x : new double[] {near, middle}) {
        neighbours.addAll(List.of(Math.nextDown(x), x, Math.nextUp(x)));
      }
    }
    neighbours.addAll(List.of(0x1.ffffffp127, Math.nextDown(0x1.ffffffp127), Double.MAX_VALUE));
    neighbours.removeIf(x -> Double.isNaN(x));
    return neighbours;
  }

  private static Limit limit(double threshold, Node.Comparison comparison) {
    return Limit.of(threshold, comparison, Node.Precision.FLOAT);
  }

  private static boolean goesLeft(Limit limit, double x) {
    return switch (limit.kind()) {
      case LESS -> x < limit.value();
      case LESS_OR_EQUAL -> x <= limit.value();
      case NEVER -> false;
      case ALWAYS -> true;
    };
  }
}
