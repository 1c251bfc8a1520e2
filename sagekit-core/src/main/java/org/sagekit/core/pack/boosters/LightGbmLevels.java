package org.sagekit.core.pack.boosters;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The names of levels behind the trees of a LightGBM model that learnt from a frame of pandas: one
 * list for each feature of categories. Which features these are stands elsewhere, among the
 * parameters.
 *
 * @param file for messages
 * @param features how many the model has
 */
record LightGbmLevels(ModelFile file, int features) {
  private static final String CATEGORICAL = "[categorical_feature: ";
  private static final String LEVELS = "pandas_categorical:";
  private static final int DEEPEST = 4;

  /**
   * Of each feature the names of its levels, empty for a number; empty if there are none at all.
   */
  List<List<String>> read(Lines lines) {
    String indices = "";
    String json = "null";
    while (lines.hasNext()) {
      String line = lines.take();
      if (line.startsWith(CATEGORICAL)) {
        indices = line.substring(CATEGORICAL.length()).replace("]", "").strip();
      } else if (line.startsWith(LEVELS)) {
        json = line.substring(LEVELS.length());
      }
    }
    List<List<String>> lists = lists(json);
    return lists.isEmpty()
        ? List.of()
        : placed(lists, indices.isEmpty() ? new String[0] : indices.split(",", -1));
  }

  private List<List<String>> placed(List<List<String>> lists, String[] indices) {
    file.require(
        lists.size() == indices.length,
        "pandas_categorical",
        "as many lists as there are categorical features, " + indices.length,
        lists.size());
    List<List<String>> levels = new ArrayList<>(Collections.nCopies(features, List.of()));
    for (int i = 0; i < indices.length; i++) {
      int feature = new Words(file, "categorical_feature", indices[i]).whole(0, features - 1);
      levels.set(feature, lists.get(i));
    }
    return levels;
  }

  private List<List<String>> lists(String json) {
    List<List<String>> all = new ArrayList<>();
    try (JsonReader reader = new JsonReader(new StringReader(json))) {
      reader.setStrictness(Strictness.STRICT);
      reader.setNestingLimit(DEEPEST);
      if (reader.peek() == JsonToken.NULL) {
        return all;
      }
      reader.beginArray();
      while (reader.hasNext()) {
        all.add(list(reader));
      }
      reader.endArray();
      return all;
    } catch (IOException | IllegalStateException e) {
      throw file.refused("pandas_categorical", "lists of levels", json);
    }
  }

  private static List<String> list(JsonReader reader) throws IOException {
    List<String> levels = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      boolean truth = reader.peek() == JsonToken.BOOLEAN;
      levels.add(truth ? Boolean.toString(reader.nextBoolean()) : reader.nextString());
    }
    reader.endArray();
    return levels;
  }
}
