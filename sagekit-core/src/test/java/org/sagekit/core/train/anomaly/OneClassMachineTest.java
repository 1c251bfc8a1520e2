package org.sagekit.core.train.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sagekit.core.train.cluster.Lattice;

class OneClassMachineTest {
  private static final double[][] POINTS = Lattice.points(4);
  private static final Offset<Double> NEAR = within(1e-5);

  private static OneClassMachine.Fitted fit(double nu, double gamma) {
    return OneClassMachine.fit(
        POINTS,
        Lattice.ones(POINTS),
        new OneClassMachine.Plan(nu, gamma, 1_000, 1e-6, 100_000, () -> false));
  }

  private static double decision(OneClassMachine.Fitted fitted, double gamma, double... point) {
    double sum = -fitted.offset();
    for (int i = 0; i < POINTS.length; i++) {
      double squares = 0;
      for (int j = 0; j < point.length; j++) {
        squares += (point[j] - POINTS[i][j]) * (point[j] - POINTS[i][j]);
      }
      sum += fitted.multipliers()[i] * Math.exp(-gamma * squares);
    }
    return sum;
  }

  /** scikit-learn 1.x (LIBSVM): OneClassSVM(nu, gamma, tol=1e-8).decision_function. */
  @Test
  void decidesAsLibsvmDoes() {
    OneClassMachine.Fitted narrow = fit(0.2, 0.5);
    assertThat(narrow.offset()).isCloseTo(1.4341247579858925, NEAR);
    assertThat(decision(narrow, 0.5, POINTS[1])).isCloseTo(0.1787997675813664, NEAR);
    assertThat(decision(narrow, 0.5, POINTS[2])).isCloseTo(0.03922232549536697, NEAR);
    assertThat(decision(narrow, 0.5, 4, 3, 0)).isCloseTo(0.19312100767293083, NEAR);
    OneClassMachine.Fitted wide = fit(0.5, 0.1);
    assertThat(decision(wide, 0.1, POINTS[0])).isCloseTo(-0.25618332333351823, NEAR);
    assertThat(decision(wide, 0.1, 10, 10, 10)).isCloseTo(-5.2255834177980365, NEAR);
    assertThat(decision(wide, 0.1, 4, 3, 0)).isCloseTo(0.09707632745258632, NEAR);
  }

  @Property(tries = 30)
  void givesAllMultipliersThatItMay(@ForAll @DoubleRange(min = 0.05, max = 1) double nu) {
    double[] multipliers = fit(nu, 0.5).multipliers();
    assertThat(Arrays.stream(multipliers)).allMatch(value -> value >= 0 && value <= 1);
    assertThat(Arrays.stream(multipliers).sum()).isCloseTo(nu * POINTS.length, within(1e-9));
    long outside = Arrays.stream(multipliers).filter(value -> value == 1).count();
    assertThat(outside).isLessThanOrEqualTo((long) Math.ceil(nu * POINTS.length));
  }

  @Test
  void countsPointsByTheirWeight() {
    double[][] twice = {{0}, {0}, {1}, {3}};
    double[][] once = {{0}, {1}, {3}};
    OneClassMachine.Plan plan = new OneClassMachine.Plan(0.5, 1, 1_000, 1e-9, 10_000, () -> false);
    OneClassMachine.Fitted a = OneClassMachine.fit(twice, new double[] {1, 1, 1, 1}, plan);
    OneClassMachine.Fitted b = OneClassMachine.fit(once, new double[] {2, 1, 1}, plan);
    assertThat(b.offset()).isCloseTo(a.offset(), NEAR);
    assertThat(b.multipliers()[0]).isCloseTo(a.multipliers()[0] + a.multipliers()[1], NEAR);
  }
}
