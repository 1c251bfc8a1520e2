package org.sagekit.core.train.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sagekit.core.train.numeric.SparseRows;

class MinimalOptimizationTest {
  private static final double[][] POINTS = {
    {0, 0}, {1, 0.5}, {2, 2}, {0.5, 3}, {3, 1}, {2.5, 2.5}, {1.5, 1.2}, {0.2, 2.1}
  };
  private static final Ending ENDING = Ending.standard(8, () -> false);
  private static final double[] BOUNDS = {2, 2, 2, 2, 4, 2, 2, 1};

  /** scikit-learn 1.9, SVC(C=2, gamma=0.5) with sample_weight 1, but 2 and 0.5 for two rows. */
  @Test
  void separatesAsLibSvmDoes() {
    double[] signs = {-1, -1, 1, 1, 1, 1, -1, -1};
    Margin margin = MinimalOptimization.classes(likeness(1_000), signs, BOUNDS, ENDING);
    assertThat(margin.scores())
        .containsExactly(
            new double[] {-1, -1.33182, 1, 1, 1, 1.357126, -0.68622, -0.25431}, within(2e-3));
  }

  /** scikit-learn 1.9, SVR(C=2, gamma=0.5, epsilon=0.1) with the same weights. */
  @Test
  void followsNumbersAsLibSvmDoes() {
    double[] truth = {0.1, 1.2, 2.1, 0.3, 3.3, 2.2, 1.7, 0.9};
    Margin margin =
        MinimalOptimization.numbers(
            likeness(1_000), truth, BOUNDS, new MinimalOptimization.Tube(0.1, ENDING));
    assertThat(margin.scores())
        .containsExactly(new double[] {0.2, 1.1, 2.056855, 0.4, 3.2, 2.1, 1.8, 0.8}, within(2e-3));
  }

  @Test
  void doesNotLearnFromRowsThatMayNotCount() {
    double[] signs = {-1, -1, 1, 1, 1, 1, -1, -1};
    double[] turned = signs.clone();
    double[] bounds = BOUNDS.clone();
    bounds[3] = 0;
    turned[3] = -1;
    Margin margin = MinimalOptimization.classes(likeness(1_000), signs, bounds, ENDING);
    assertThat(margin.weights()[3]).isZero();
    assertThat(MinimalOptimization.classes(likeness(1_000), turned, bounds, ENDING).scores())
        .containsExactly(margin.scores(), within(1e-9));
  }

  @Test
  void saysTheOnlyClassThereIs() {
    double[] signs = new double[POINTS.length];
    Arrays.fill(signs, -1);
    assertThat(MinimalOptimization.classes(likeness(1_000), signs, BOUNDS, ENDING).scores())
        .containsOnly(-1.0);
  }

  @Test
  void keepsNoMoreThanItMayWithTheSameResult() {
    double[] signs = {-1, -1, 1, 1, 1, 1, -1, -1};
    assertThat(MinimalOptimization.classes(likeness(1), signs, BOUNDS, ENDING).scores())
        .isEqualTo(MinimalOptimization.classes(likeness(1_000), signs, BOUNDS, ENDING).scores());
  }

  private static GaussianRows likeness(long most) {
    SparseRows rows = new SparseRows(POINTS.length, 2);
    Arrays.stream(POINTS).forEach(rows::add);
    return new GaussianRows(rows, 0.5, most);
  }
}
