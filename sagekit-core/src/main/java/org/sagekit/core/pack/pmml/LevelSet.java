package org.sagekit.core.pack.pmml;

import java.util.List;

/** The predicate that a field is one of some levels. */
final class LevelSet {
  private LevelSet() {}

  /** Writes it; no level is in an empty set. */
  static void write(Xml xml, String field, List<String> levels) {
    if (levels.isEmpty()) {
      xml.open("False").close();
    } else if (levels.size() == 1) {
      equal(xml, field, levels.get(0));
    } else if (levels.stream().allMatch(LevelSet::isPlain)) {
      array(xml, field, levels);
    } else {
      xml.open("CompoundPredicate").with("booleanOperator", "or");
      levels.forEach(level -> equal(xml, field, level));
      xml.close();
    }
  }

  /** Readers differ in how they take quotes, backslashes and line breaks in a list apart. */
  private static boolean isPlain(String level) {
    return !level.isEmpty()
        && level.chars().allMatch(c -> c > ' ' && c != '"' && c != '\\' && c != 0xA0);
  }

  private static void equal(Xml xml, String field, String level) {
    xml.open("SimplePredicate")
        .with("field", field)
        .with("operator", "equal")
        .with("value", level)
        .close();
  }

  private static void array(Xml xml, String field, List<String> levels) {
    xml.open("SimpleSetPredicate").with("field", field).with("booleanOperator", "isIn");
    xml.open("Array").with("type", "string").with("n", levels.size());
    xml.text("\"" + String.join("\" \"", levels) + "\"").close().close();
  }
}
