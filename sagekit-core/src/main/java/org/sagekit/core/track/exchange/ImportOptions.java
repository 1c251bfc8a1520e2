package org.sagekit.core.track.exchange;

import org.sagekit.api.Problems;

/**
 * What is taken of what there is. Immutable.
 *
 * @param largestArtifact files of more bytes are left out, and told
 * @param deleted whether runs that are marked as deleted are taken too
 */
public record ImportOptions(long largestArtifact, boolean deleted) {
  private static final long STANDARD = 1L << 30;

  /** Checks the bound. */
  public ImportOptions {
    Problems.of("RunImports")
        .require(largestArtifact >= 0, "largestArtifact", "at least 0 bytes", largestArtifact)
        .throwIfAny();
  }

  /** Files of up to one GiB, and no deleted runs. */
  public static ImportOptions standard() {
    return new ImportOptions(STANDARD, false);
  }
}
