package org.sagekit.api.tune;

import java.util.List;
import org.sagekit.api.Settings;

/**
 * Proposes what to try next. Stateless: what it proposes is a function of the space, the trials so
 * far and the seed, so a search goes on after a crash as if nothing had happened.
 */
public interface Sampler {

  /**
   * The method's name.
   *
   * @return such as {@code random}
   */
  String name();

  /**
   * Its settings.
   *
   * @return names and canonical text
   */
  Settings settings();

  /**
   * Proposes an assignment.
   *
   * @param space where to search
   * @param finished the trials so far, in the order of their numbers
   * @param number of the trial to be made, from 0
   * @param seed of the search
   * @return a value for each dimension of the space, within its range
   */
  Assignment next(SearchSpace space, List<Trial> finished, int number, long seed);
}
