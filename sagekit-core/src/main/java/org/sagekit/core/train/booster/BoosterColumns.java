package org.sagekit.core.train.booster;

/** Where a graph has the features of a booster, and how it numbers their levels. */
public interface BoosterColumns {

  /**
   * Where a feature is as a number.
   *
   * @param feature from 0
   * @return an index into the input of the trees
   */
  int number(int feature);

  /**
   * Where a feature is as the index of a level.
   *
   * @param feature from 0, one that some split asks for levels
   * @return an index into the input of the trees
   */
  int level(int feature);

  /**
   * Which levels go left.
   *
   * @param feature from 0
   * @param codes the library's numbers of the levels that go right
   * @return all other levels, as the bits of their indices
   */
  long[] others(int feature, int[] codes);
}
