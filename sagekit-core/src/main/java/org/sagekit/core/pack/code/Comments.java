package org.sagekit.core.pack.code;

/** Comments of the source, as plain text. */
final class Comments {
  private Comments() {}

  /** The text of a Javadoc comment, without its marks. */
  static String plain(String comment) {
    return comment
        .substring(3, comment.length() - 2)
        .replaceAll("\\n\\s*\\* ?", "\n")
        .replaceAll("\\{@(?:code|link) #?([^}]*)}", "$1")
        .replaceAll("@return ", "Returns ")
        .replaceAll("</?p>", "")
        .strip();
  }
}
