package org.sagekit.core.pack.pmml;

import java.util.Map;
import java.util.Objects;
import org.sagekit.api.model.Tree;

/**
 * What the splits of an ensemble ask for.
 *
 * @param numbers by feature the field that is compared with thresholds
 * @param levels by feature the texts of which it is asked whether they are in a set
 */
record Asked(Map<Integer, String> numbers, Map<Integer, Source.Level> levels) {

  /** The field that a split asks for. */
  String field(Tree tree, int split) {
    return tree.isLevelSplit(split) ? level(tree.feature(split)).field() : number(tree, split);
  }

  private String number(Tree tree, int split) {
    return Objects.requireNonNull(numbers.get(tree.feature(split)), "field of a feature");
  }

  /** The texts of a feature. */
  Source.Level level(int feature) {
    return Objects.requireNonNull(levels.get(feature), "levels of a feature");
  }
}
