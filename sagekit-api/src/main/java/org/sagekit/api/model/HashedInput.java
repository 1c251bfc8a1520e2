package org.sagekit.api.model;

import java.util.List;
import org.sagekit.api.Problems;

/**
 * Reads a text field without a list of terms: each run of words or characters adds 1 or -1 to the
 * bucket that its hash tells, and the whole is scaled to length 1; all zero where missing
 * (Weinberger et al., 2009, "Feature hashing for large scale multitask learning"). The hash is
 * MurmurHash3 of 32 bits, seed 0, over the run in UTF-8; its lowest bits after the sign tell the
 * bucket, the sign bit tells the sign.
 *
 * @param field the name of an input of text or categories
 * @param tokens how texts are taken apart
 * @param buckets how many numbers it makes, from 1 to 1,048,576
 */
public record HashedInput(String field, Tokens tokens, int buckets) implements Node {
  private static final int MOST = 1 << 20;

  /**
   * Checks the buckets.
   *
   * @throws IllegalArgumentException if they are too few or too many
   */
  public HashedInput {
    Problems.of("HashedInput '" + field + "'")
        .require(buckets >= 1 && buckets <= MOST, "buckets", "from 1 to " + MOST, buckets)
        .throwIfAny();
  }

  @Override
  public List<Integer> inputs() {
    return List.of();
  }

  @Override
  public int width(List<Integer> inputWidths) {
    return buckets;
  }
}
