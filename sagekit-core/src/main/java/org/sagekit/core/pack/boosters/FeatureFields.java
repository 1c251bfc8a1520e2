package org.sagekit.core.pack.boosters;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Node;

/**
 * The features of a model as the fields that its graph reads: numbers, and categories where the
 * file has the names of their levels.
 *
 * @param names in the order of the features
 * @param levels of each feature the names of its levels; empty for a number
 */
record FeatureFields(List<String> names, List<List<String>> levels) {
  /** A field takes memory also where the file only tells how many there are. */
  private static final int MOST = 200_000;

  /** Checks how many features there are, before anything is made for each. */
  static void checkCount(ModelFile file, int count) {
    file.require(count >= 1 && count <= MOST, "features", "from 1 to " + MOST, count);
  }

  /** Checks the names. */
  static FeatureFields of(ModelFile file, List<String> names, List<List<String>> levels) {
    checkCount(file, names.size());
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      file.require(!name.isBlank(), "feature names", "names", "'" + name + "'");
      file.require(seen.add(name), "feature names", "distinct", "'" + name + "' again");
    }
    for (List<String> some : levels) {
      file.require(new HashSet<>(some).size() == some.size(), "levels", "distinct", "repeated");
    }
    return new FeatureFields(names, levels);
  }

  int count() {
    return names.size();
  }

  private boolean hasLevels(int feature) {
    return !levels.isEmpty() && !levels.get(feature).isEmpty();
  }

  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      FieldType type = hasLevels(i) ? FieldType.CATEGORICAL : FieldType.NUMERIC;
      fields.add(Field.of(names.get(i), type));
    }
    return fields;
  }

  /** The nodes that read the fields, one a field. */
  List<Node> inputs() {
    List<Node> inputs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      inputs.add(
          hasLevels(i)
              ? new Node.CategoryInput(names.get(i), levels.get(i))
              : new Node.NumberInput(names.get(i)));
    }
    return inputs;
  }
}
