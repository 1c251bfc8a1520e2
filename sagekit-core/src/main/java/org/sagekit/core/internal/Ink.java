package org.sagekit.core.internal;

/** The colours of a terminal, or none. */
enum Ink {
  PLAIN,
  COLOURED;

  private String in(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }

  String strong(String text) {
    return in("1", text);
  }

  String faint(String text) {
    return in("2", text);
  }

  String bar(String text) {
    return in("34", text);
  }

  String marked(String text) {
    return in("1;33", text);
  }

  String alarm(String text) {
    return in("1;31", text);
  }
}
