package org.sagekit.core.train;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.model.Tree;
import org.sagekit.core.internal.Json;

/** What XGBoost 3.4 writes of a booster of trees as JSON. */
final class BoosterJson {
  private final JsonObject learner;

  private BoosterJson(JsonObject learner) {
    this.learner = learner;
  }

  static BoosterJson of(byte[] json) {
    return new BoosterJson(
        Json.object("XGBoost", new String(json, StandardCharsets.UTF_8))
            .getAsJsonObject("learner"));
  }

  /**
   * The trees in the order in which they are added.
   *
   * @param levels of each feature how many levels it has; 0 for a quantity
   */
  List<Tree> trees(int[] levels) {
    JsonObject model = learner.getAsJsonObject("gradient_booster").getAsJsonObject("model");
    List<Tree> trees = new ArrayList<>();
    for (JsonElement tree : model.getAsJsonArray("trees")) {
      trees.add(new BoosterTree(tree.getAsJsonObject(), levels).tree());
    }
    return trees;
  }

  /** The output to which each tree adds. */
  List<Integer> outputByTree() {
    List<Integer> outputs = new ArrayList<>();
    learner
        .getAsJsonObject("gradient_booster")
        .getAsJsonObject("model")
        .getAsJsonArray("tree_info")
        .forEach(output -> outputs.add(output.getAsInt()));
    return outputs;
  }
}
