package org.sagekit.core.pack.boosters;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What stands in a text of LightGBM.
 *
 * @param header names and values before the trees
 * @param features the names of the features
 * @param trees in their order
 * @param categorical which features are categories, from 0
 * @param levels of each of them the names of its levels, if it learnt from a frame of categories
 */
record LightGbmFile(
    Lines.Section header,
    List<String> features,
    List<LightGbmTree> trees,
    List<Integer> categorical,
    List<List<String>> levels) {
  private static final Set<String> VERSIONS = Set.of("v2", "v3", "v4");
  private static final String CATEGORICAL = "[categorical_feature: ";
  private static final String LEVELS = "pandas_categorical:";
  private static final int DEEPEST = 4;

  static LightGbmFile read(ModelFile file, byte[] bytes) {
    boolean marked = bytes.length > 5 && new String(bytes, 0, 5, java.nio.charset.StandardCharsets.ISO_8859_1).equals("tree\n");
    file.require(marked || bytes.length > 6 && bytes[4] == '\r', "content", "a model that LightGBM saved as text", "none");
    Lines lines = new Lines(file, bytes);
    lines.take();
    Lines.Section header = lines.section();
    file.require(
        VERSIONS.contains(header.text("version")), "version", "v2 to v4", header.text("version"));
    List<String> features = List.of(header.text("feature_names").split(" ", -1));
    int expected = header.words("max_feature_idx").whole(0, Integer.MAX_VALUE - 1) + 1;
    file.require(features.size() == expected, "feature_names", expected + " names", features.size());
    List<LightGbmTree> trees = trees(file, lines, expected);
    List<Integer> categorical = List.of();
    List<List<String>> levels = List.of();
    while (lines.hasNext()) {
      String line = lines.take();
      if (line.startsWith(CATEGORICAL)) {
        categorical = categorical(file, line, expected);
      } else if (line.startsWith(LEVELS)) {
        levels = levels(file, line.substring(LEVELS.length()));
      }
    }
    return new LightGbmFile(header, features, trees, categorical, levels);
  }

  private static List<LightGbmTree> trees(ModelFile file, Lines lines, int features) {
    List<LightGbmTree> trees = new ArrayList<>();
    while (!lines.peek().equals("end of trees")) {
      String expected = "Tree=" + trees.size();
      file.require(lines.peek().equals(expected), "line " + lines.number(), expected, lines.take());
      trees.add(new LightGbmTree(lines.section(), features));
    }
    return trees;
  }

  private static List<Integer> categorical(ModelFile file, String line, int features) {
    String inside = line.substring(CATEGORICAL.length()).replace("]", "").strip();
    List<Integer> indices = new ArrayList<>();
    for (String index : inside.isEmpty() ? new String[0] : inside.split(",", -1)) {
      indices.add(new Words(file, "categorical_feature", index).whole(0, features - 1));
    }
    return indices;
  }

  private static List<List<String>> levels(ModelFile file, String json) {
    List<List<String>> all = new ArrayList<>();
    try (JsonReader reader = new JsonReader(new StringReader(json))) {
      reader.setStrictness(Strictness.STRICT);
      reader.setNestingLimit(DEEPEST);
      if (reader.peek() == JsonToken.NULL) {
        return all;
      }
      reader.beginArray();
      while (reader.hasNext()) {
        List<String> levels = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          boolean truth = reader.peek() == JsonToken.BOOLEAN;
          levels.add(truth ? Boolean.toString(reader.nextBoolean()) : reader.nextString());
        }
        reader.endArray();
        all.add(levels);
      }
      reader.endArray();
      return all;
    } catch (IOException | IllegalStateException e) {
      throw file.refused("pandas_categorical", "lists of levels", json);
    }
  }
}
