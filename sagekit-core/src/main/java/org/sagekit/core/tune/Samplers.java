package org.sagekit.core.tune;

import java.util.Map;
import java.util.TreeMap;
import org.sagekit.api.Problems;
import org.sagekit.api.tune.Sampler;

/** Where samplers are got. All are immutable and thread-safe. */
public final class Samplers {
  private static final Map<String, Sampler> SAMPLER_BY_NAME =
      new TreeMap<>(Map.of(RandomSampler.NAME, new RandomSampler()));

  private Samplers() {}

  /**
   * Independent, evenly distributed values (Bergstra and Bengio 2012, "Random search for
   * hyper-parameter optimization", JMLR 13). A proposal is a function of space, number and seed
   * alone, so the trials may be made in any order.
   *
   * @return the sampler {@code random}
   */
  public static Sampler random() {
    return named(RandomSampler.NAME);
  }

  /**
   * A sampler by its name.
   *
   * @param name such as {@code random}
   * @return the sampler
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public static Sampler named(String name) {
    Sampler sampler = SAMPLER_BY_NAME.get(Problems.notBlank("Samplers", "name", name));
    if (sampler == null) {
      throw new IllegalArgumentException(
          "Samplers: name must be one of %s, but was '%s'.%s"
              .formatted(
                  SAMPLER_BY_NAME.keySet(),
                  name,
                  Problems.didYouMean(name, SAMPLER_BY_NAME.keySet())));
    }
    return sampler;
  }
}
