package org.sagekit.core.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClusterScoresTest {
  private static final double[][] ROWS = {
    {1, 2}, {1.5, 1.8}, {1, .6}, {8, 8}, {9, 11}, {8.5, 9}, {4, 1}, {5, 2}, {4.5, 1.5}
  };
  private static final int[] LABELS = {0, 0, 0, 1, 1, 1, 2, 2, 0};

  @Test
  void agreesWithScikitLearn() { // 1.9.1
    assertThat(ClusterScores.silhouette(ROWS, LABELS)).isCloseTo(0.4242541849544168, within(1e-12));
    assertThat(ClusterScores.daviesBouldin(ROWS, LABELS))
        .isCloseTo(0.6423391990329926, within(1e-12));
    assertThat(ClusterScores.calinskiHarabasz(ROWS, LABELS))
        .isCloseTo(37.144174527059086, within(1e-10));
    int[] others = {0, 0, 1, 1, 1, 1, 2, 2, 2};
    assertThat(ClusterScores.adjustedRand(LABELS, others))
        .isCloseTo(0.3076923076923077, within(1e-12));
    assertThat(ClusterScores.normalizedMutualInformation(LABELS, others))
        .isCloseTo(0.5644105252727687, within(1e-12));
  }

  @Test
  void leavesNoiseOut() {
    double[][] more = java.util.Arrays.copyOf(ROWS, 10);
    more[9] = new double[] {1000, 1000};
    int[] labels = java.util.Arrays.copyOf(LABELS, 10);
    labels[9] = -1;
    assertThat(ClusterScores.silhouette(more, labels))
        .isEqualTo(ClusterScores.silhouette(ROWS, LABELS));
  }

  @Test
  void oneClusterHasNoScore() {
    int[] one = new int[9];
    assertThat(ClusterScores.silhouette(ROWS, one)).isNaN();
    assertThat(ClusterScores.daviesBouldin(ROWS, one)).isNaN();
    assertThat(ClusterScores.calinskiHarabasz(ROWS, one)).isNaN();
    assertThat(ClusterScores.adjustedRand(one, one)).isEqualTo(1);
    assertThat(ClusterScores.normalizedMutualInformation(one, one)).isEqualTo(1);
  }

  @Property(tries = 50)
  void namesOfClustersDoNotMatter(@ForAll @Size(20) int[] drawn) {
    int[] labels = new int[20];
    int[] renamed = new int[20];
    for (int i = 0; i < 20; i++) {
      labels[i] = Math.floorMod(drawn[i], 4);
      renamed[i] = 3 - labels[i];
    }
    assertThat(ClusterScores.adjustedRand(labels, renamed)).isCloseTo(1, within(1e-12));
    assertThat(ClusterScores.normalizedMutualInformation(labels, renamed))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void refusesLabelsOfOtherRows() {
    assertThatThrownBy(() -> ClusterScores.silhouette(ROWS, new int[3]))
        .hasMessage("ClusterScores: labels must be one a row, 9, but were 3.");
  }
}
