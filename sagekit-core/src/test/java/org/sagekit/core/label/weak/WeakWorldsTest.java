package org.sagekit.core.label.weak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.label.weak.LabelModel;
import org.sagekit.api.model.Prediction;

/** In made-up worlds of all sorts the label model is hardly ever worse than counting votes. */
class WeakWorldsTest {
  private static final int[] GOLD = {120, 200, 500};

  private record Gain(long seed, double accuracy, double overMajority) {}

  private static Gain gain(long seed, int goldRows) {
    WeakWorld world = new WeakWorld(seed);
    LabelMatrix train = world.rows(1500).withoutGold();
    LabelMatrix votes = goldRows == 0 ? train : train.and(world.rows(goldRows));
    LabelMatrix test = world.rows(4000);
    votes = votes.withLabels(test.labels());
    double ours = accuracy(LabelModels.anchoredBayes(), votes, test);
    return new Gain(seed, ours, ours - accuracy(LabelModels.majority(), votes, test));
  }

  static double accuracy(LabelModel model, LabelMatrix votes, LabelMatrix test) {
    List<Prediction> labels = model.fit(votes).label(test.withoutGold());
    double hits = 0;
    for (int row = 0; row < test.rows(); row++) {
      double[] posterior = labels.get(row).toArray();
      int gold = labels.get(row).classes().indexOf(test.labels().get(test.gold(row)));
      hits += GoldChoice.hit(posterior, gold);
    }
    return hits / test.rows();
  }

  private static List<Gain> gains(int worlds, long firstSeed) {
    List<Gain> gains = new ArrayList<>();
    for (int world = 0; world < worlds; world++) {
      gains.add(gain(firstSeed + world, GOLD[world % GOLD.length]));
    }
    return gains;
  }

  private static void requireHardlyEverWorse(List<Gain> gains, double share, double worst) {
    long below = gains.stream().filter(gain -> gain.overMajority() < -1e-9).count();
    double least = gains.stream().mapToDouble(Gain::overMajority).min().orElse(0);
    double mean = gains.stream().mapToDouble(Gain::overMajority).average().orElse(0);
    assertThat(below)
        .as("below majority of %s: %s", gains.size(), gains)
        .isLessThanOrEqualTo((long) (share * gains.size()));
    assertThat(least).as("worst").isGreaterThan(worst);
    assertThat(mean).as("mean gain").isGreaterThan(0.05);
  }

  @Test
  void isNotWorseThanMajorityInADozenWorlds() {
    requireHardlyEverWorse(gains(12, 1), 0, -1e-9);
  }

  @Test
  @Tag("proof")
  void isHardlyEverWorseThanMajority() {
    requireHardlyEverWorse(gains(600, 1000), 0.02, -0.03);
  }

  @Test
  void withoutGoldItIsExactlyTheMajority() {
    for (long seed = 1; seed <= 8; seed++) {
      assertThat(gain(seed, 0).overMajority()).isZero();
    }
  }
}
