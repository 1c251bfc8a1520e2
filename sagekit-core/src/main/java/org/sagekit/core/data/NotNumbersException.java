package org.sagekit.core.data;

/**
 * A column that was taken for numbers, and whose texts were given up, has something else. The file
 * must be read once more, this time keeping all texts.
 */
final class NotNumbersException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotNumbersException() {
    super("a column of numbers has something else", null, false, false);
  }
}
