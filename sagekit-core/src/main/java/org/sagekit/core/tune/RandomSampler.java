package org.sagekit.core.tune;

import java.util.List;
import org.sagekit.api.Settings;
import org.sagekit.api.tune.Assignment;
import org.sagekit.api.tune.Sampler;
import org.sagekit.api.tune.SearchSpace;
import org.sagekit.api.tune.Trial;

/**
 * Even random numbers out of a counter: SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable
 * pseudorandom number generators", OOPSLA) over seed, number and dimension. There is no state, so
 * trial 7 is the same whether it is asked for first or last.
 */
final class RandomSampler implements Sampler {
  static final String NAME = "random";
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT_OF_53_BITS = 0x1.0p-53;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Settings settings() {
    return Settings.empty();
  }

  @Override
  public Assignment next(SearchSpace space, List<Trial> finished, int number, long seed) {
    double[] units = new double[space.dimensions().size()];
    for (int dimension = 0; dimension < units.length; dimension++) {
      units[dimension] = unit(seed, number, dimension);
    }
    return space.at(units);
  }

  /** From 0 (inclusive) to 1 (exclusive). */
  static double unit(long seed, int number, int dimension) {
    long ofSearch = mixed(seed);
    long ofTrial = mixed(ofSearch + GOLDEN_GAMMA * (number + 1L));
    long bits = mixed(ofTrial + GOLDEN_GAMMA * (dimension + 1L));
    return (bits >>> 11) * UNIT_OF_53_BITS;
  }

  /** The finalizer of SplitMix64: variant 13 of Stafford's mixers. */
  private static long mixed(long state) {
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
