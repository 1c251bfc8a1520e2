package org.sagekit.core.label.files;

/** Quotes what a file says, which may be a page long. */
final class Brief {
  private static final int LONGEST = 60;

  private Brief() {}

  static String of(String text) {
    return text.length() <= LONGEST ? "'" + text + "'" : "'" + text.substring(0, LONGEST) + "...'";
  }
}
