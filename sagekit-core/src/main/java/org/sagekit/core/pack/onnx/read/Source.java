package org.sagekit.core.pack.onnx.read;

import org.sagekit.api.ModelFormatException;

/** The file that is being read: its name for messages, and what may still be made of it. */
final class Source {
  /** How many numbers any file may be turned into. */
  private static final long NUMBERS = 2_000_000;

  /** How many more for each of its bytes: a byte may say that a column is used again. */
  private static final long NUMBERS_A_BYTE = 16;

  /** How much of a name is told. */
  private static final int MAX_NAME = 80;

  private final String name;
  private long left;

  Source(String name, long bytes) {
    this.name = name;
    this.left = NUMBERS + NUMBERS_A_BYTE * bytes;
  }

  /** A name of the file for messages, cut where it goes on for too long. */
  static String quoted(String name) {
    return "'" + (name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "..." : name) + "'";
  }

  /** Refuses the file unless something holds. */
  void require(boolean holds, String what, String constraint, Object actual) {
    require(holds, what, constraint, actual, "");
  }

  /** Refuses the file, with advice, unless something holds. */
  void require(boolean holds, String what, String constraint, Object actual, String advice) {
    if (!holds) {
      throw new ModelFormatException(
          "%s: %s must be %s, but was %s.".formatted(name, what, constraint, actual)
              + (advice.isEmpty() ? "" : " Maybe " + advice + "."));
    }
  }

  /** The file as refused, with what brought it about. */
  ModelFormatException refused(String what, Throwable cause) {
    return new ModelFormatException(name + ": " + what, cause);
  }

  /**
   * Takes numbers from what may still be made, before they are made: a few bytes must not become
   * gigabytes.
   *
   * @return how many there are
   */
  int charge(long numbers) {
    left -= numbers;
    require(
        numbers >= 0 && left >= 0,
        "graph",
        "of a size that fits the file's",
        "one that makes too many numbers");
    return (int) numbers;
  }

  @Override
  public String toString() {
    return name;
  }
}
