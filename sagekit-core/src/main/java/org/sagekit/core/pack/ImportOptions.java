package org.sagekit.core.pack;

import java.util.Objects;
import org.sagekit.api.Problems;
import org.sagekit.core.pack.boosters.Rounds;

/**
 * How a model file is imported.
 *
 * @param maxBytes the most bytes that the file may have, from 1 to 2^31 - 9; default 512 MiB. A
 *     model takes a small multiple of its file in memory.
 * @param rounds which rounds of an XGBoost model count that was stopped early; default all
 */
public record ImportOptions(long maxBytes, Rounds rounds) {
  private static final long STANDARD = 512L << 20;
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public ImportOptions {
    Objects.requireNonNull(rounds, "rounds");
    Problems.of("ImportOptions")
        .require(
            maxBytes > 0 && maxBytes <= LONGEST_ARRAY,
            "maxBytes",
            "from 1 to " + LONGEST_ARRAY,
            maxBytes)
        .throwIfAny();
  }

  /**
   * The defaults.
   *
   * @return 512 MiB, all rounds
   */
  public static ImportOptions standard() {
    return new ImportOptions(STANDARD, Rounds.ALL);
  }

  /**
   * These options with another limit.
   *
   * @param bytes from 1 to 2^31 - 9
   * @return new options
   */
  public ImportOptions maxBytes(long bytes) {
    return new ImportOptions(bytes, rounds);
  }

  /**
   * These options with another choice of rounds.
   *
   * @param which all, or those up to the best one
   * @return new options
   */
  public ImportOptions rounds(Rounds which) {
    return new ImportOptions(maxBytes, which);
  }
}
