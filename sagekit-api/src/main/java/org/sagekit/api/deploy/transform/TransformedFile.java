package org.sagekit.api.deploy.transform;

import java.nio.file.Path;
import java.util.Optional;
import org.sagekit.api.Fingerprint;

/**
 * A file that a batch transform has read, and what it wrote of it.
 *
 * @param input the file
 * @param inputSha256 of what was read, uncompressed
 * @param output where the predictions are
 * @param outputSha256 of the output, as {@code sha256sum} prints it
 * @param rows how many rows the output has, its header not counted
 * @param badRows how many rows were set aside
 * @param earlier what became of an earlier run's work
 */
public record TransformedFile(
    Path input,
    Fingerprint inputSha256,
    Path output,
    Fingerprint outputSha256,
    long rows,
    long badRows,
    Earlier earlier) {

  /**
   * What became of an earlier run's work on the file.
   *
   * @param rows how many rows were not scored again, the bad ones included; 0 without such work
   * @param discarded why it was not carried on; empty if it was, or if there was none
   */
  public record Earlier(long rows, String discarded) {
    /** There was none. */
    public static final Earlier NONE = new Earlier(0, "");
  }

  /**
   * Where the bad rows are.
   *
   * @return a file of JSON lines beside the output, or empty if there are none
   */
  public Optional<Path> bad() {
    return badRows == 0
        ? Optional.empty()
        : Optional.of(output.resolveSibling(input.getFileName() + ".bad"));
  }
}
