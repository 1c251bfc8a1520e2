package org.sagekit.api.deploy.capture;

/**
 * A line of a capture that could not be used.
 *
 * @param file its path
 * @param line counted from 1
 * @param damage what is wrong with it
 * @param message a sentence that says what, with file and line
 */
public record DamagedLine(String file, long line, Damage damage, String message) {

  /** What can be wrong with a line. */
  public enum Damage {
    /** Longer than the limit; what is over was not held in memory. */
    TOO_LONG,
    /** Not text in UTF-8, or not one JSON object. */
    MALFORMED,
    /** A member that a record must have is not there or of another kind. */
    MISSING_MEMBER,
    /** An encoding or event version that nobody knows. */
    UNKNOWN_ENCODING,
    /** The input or the output has another encoding than those of the records before. */
    MIXED_ENCODING,
    /** The data of the record is not what its encoding says, or does not fit the columns. */
    UNREADABLE_DATA,
    /**
     * The last line of a file has no end, although the file is not the newest and nobody has
     * written in it for an hour; or compressed bytes are damaged or end too early.
     */
    TORN
  }
}
