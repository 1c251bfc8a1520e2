package org.sagekit.monitor.joint;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.monitor.MultivariateDriftTest;
import org.sagekit.monitor.joint.JointRows.Change;
import org.sagekit.monitor.joint.JointRows.Kind;

/** How often the tests cry wolf at a level of 0.05, and how often they find what has changed. */
class JointLevelTest {
  private static final double LEVEL = 0.05;

  private enum Tested {
    MMD(MultivariateDriftTests.maximumMeanDiscrepancy()),
    ENERGY(MultivariateDriftTests.energyDistance()),
    PCA(MultivariateDriftTests.pcaReconstruction()),
    CLASSIFIER(MultivariateDriftTests.classifierTwoSample());

    private final MultivariateDriftTest test;

    Tested(MultivariateDriftTest test) {
      this.test = test;
    }
  }

  /** Rows of then and of now, and how often they are drawn. */
  private record Trial(Kind kind, int reference, int window, int times) {
    int found(Tested tested, Change change) {
      int found = 0;
      for (int seed = 1; seed <= times; seed++) {
        double pValue =
            tested
                .test
                .compare(
                    JointRows.of(kind, Change.NONE, seed, reference),
                    JointRows.of(kind, change, -seed, window),
                    seed)
                .pValue();
        found += pValue <= LEVEL ? 1 : 0;
      }
      System.getLogger("joint")
          .log(System.Logger.Level.INFO, "{0} {1} {2}: {3}", this, tested, change, found);
      return found;
    }

    int most(double share) {
      return new BinomialDistribution(null, times, share).inverseCumulativeProbability(0.9999);
    }

    void isCalm(Tested tested) {
      assertThat(found(tested, Change.NONE))
          .as("%s %s", tested, this)
          .isLessThanOrEqualTo(most(LEVEL));
    }
  }

  /** All kinds of columns together, so that few trials of each say much. */
  @ParameterizedTest
  @CsvSource({"MMD, 7", "ENERGY, 7", "PCA, 12", "CLASSIFIER, 3"})
  void rarelyCriesWolf(Tested tested, int times) {
    int found = 0;
    for (Kind kind : Kind.values()) {
      found += new Trial(kind, 150, 30, times).found(tested, Change.NONE);
    }
    Trial all = new Trial(Kind.NORMAL, 150, 30, times * Kind.values().length);
    assertThat(found).as("%s", tested).isLessThanOrEqualTo(all.most(LEVEL));
  }

  @Test
  void eachFindsWhatItIsFor() {
    Trial trial = new Trial(Kind.NORMAL, 1_000, 500, 1);
    assertThat(trial.found(Tested.MMD, Change.ROTATION)).isEqualTo(1);
    assertThat(trial.found(Tested.ENERGY, Change.ROTATION)).isEqualTo(1);
    assertThat(trial.found(Tested.CLASSIFIER, Change.ROTATION)).isEqualTo(1);
    assertThat(trial.found(Tested.PCA, Change.SPREAD)).isEqualTo(1);
  }

  @Tag("proof")
  @ParameterizedTest
  @CsvSource({"8, 400", "30, 400", "100, 300", "500, 200", "5000, 100"})
  void criesWolfNoOftenerThanTheLevel(int window, int times) {
    for (Tested tested : Tested.values()) {
      new Trial(Kind.NORMAL, 10_000, window, times).isCalm(tested);
    }
  }

  @Tag("proof")
  @ParameterizedTest
  @CsvSource({"CORRELATED", "HEAVY_TAILED", "MIXED"})
  void criesWolfNoOftenerWhateverTheColumnsAreLike(Kind kind) {
    for (Tested tested : Tested.values()) {
      new Trial(kind, 2_000, 100, 300).isCalm(tested);
      new Trial(kind, 300, 8, 300).isCalm(tested);
    }
  }

  @Tag("proof")
  @ParameterizedTest
  @CsvSource({
    "MMD, SHIFT, 0.8",
    "MMD, ROTATION, 0.95",
    "ENERGY, SHIFT, 0.8",
    "ENERGY, ROTATION, 0.95",
    "PCA, SPREAD, 0.9",
    "CLASSIFIER, SHIFT, 0.5",
    "CLASSIFIER, SPREAD, 0.9",
    "CLASSIFIER, ROTATION, 0.98"
  })
  void findsChangesInFiveHundredRows(Tested tested, Change change, double power) {
    Trial trial = new Trial(Kind.NORMAL, 10_000, 500, 100);
    assertThat(trial.times - trial.found(tested, change))
        .isLessThanOrEqualTo(trial.most(1 - power));
  }
}
