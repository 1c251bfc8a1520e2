package org.sagekit.core.train;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
   * What the sums start from, one an output; a text such as {@code [1.5E0,2E0]}. It is the share of
   * the second class, not the margin, if there are two.
   */
  double[] base() {
    String text = learner.getAsJsonObject("learner_model_param").get("base_score").getAsString();
    String[] parts = text.substring(1, text.length() - 1).split(",", -1);
    double[] base = new double[parts.length];
    for (int i = 0; i < base.length; i++) {
      base[i] = Float.parseFloat(parts[i].strip());
    }
    return base;
  }

  /**
   * The trees in the order in which they are added.
   *
   * @param categories the features that are indices of levels, with the count of their levels
   */
  List<Tree> trees(Map<Integer, Integer> categories) {
    JsonObject model = learner.getAsJsonObject("gradient_booster").getAsJsonObject("model");
    List<Tree> trees = new ArrayList<>();
    for (JsonElement tree : model.getAsJsonArray("trees")) {
      trees.add(new BoosterTree(tree.getAsJsonObject(), categories).tree());
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
