package org.sagekit.api;

/** A stage of a run has failed. The cause is what the stage threw. */
public class StageException extends SageKitException {
  private static final long serialVersionUID = 1L;
  private final String path;

  /**
   * A failed stage.
   *
   * @param path where the stage stands in the run
   * @param cause what it threw
   */
  public StageException(String path, Throwable cause) {
    super("Stage '%s' failed: %s".formatted(path, cause.getMessage()), cause);
    this.path = path;
  }

  /**
   * Where the stage stands in the run.
   *
   * @return the names from the outermost line to the stage, joined by {@code /}
   */
  public String path() {
    return path;
  }
}
