package org.sagekit.monitor.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EncodedColumnsTest {
  private static double[][] rows(int width, int size) {
    EncodedColumns columns = new EncodedColumns(size, 3);
    Random random = new Random(1);
    for (int i = 0; i < width; i++) {
      columns.add(random.doubles(size).map(u -> random.nextGaussian()).toArray());
    }
    return columns.rows();
  }

  @Test
  void keepsColumnsAsTheyAre() {
    EncodedColumns columns = new EncodedColumns(2, 3);
    columns.add(new double[] {1, 2});
    columns.add(new double[] {5, 5});
    columns.add(new double[] {3, 4});
    assertThat(columns.rows()).isDeepEqualTo(new double[][] {{1, 3}, {2, 4}});
  }

  @Test
  void rowsAreNeverWider() {
    assertThat(rows(EncodedColumns.MOST, 3)[0]).hasSize(EncodedColumns.MOST);
    assertThat(rows(EncodedColumns.MOST + 1, 3)[0]).hasSize(EncodedColumns.MOST);
  }

  @Test
  void projectionKeepsDistances() {
    float[][] squares = Dissimilarities.squaredDistances(rows(1_000, 30));
    // 2,000 on average, of deviation 2,000 sqrt(2 / 1,000 + 2 / 200)
    for (float[] row : squares) {
      for (float square : row) {
        assertThat(square).isBetween(1_000f, 3_000f);
      }
    }
  }
}
