package org.sagekit.examples.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;

/** Lowers the margins of an XGBoost booster whose base score is a half. */
final class BoosterGraph {
  private final JsonObject tree;

  private BoosterGraph(JsonObject tree) {
    this.tree = tree;
  }

  static ScoringGraph of(byte[] json) {
    JsonObject model =
        JsonParser.parseString(new String(json, StandardCharsets.UTF_8))
            .getAsJsonObject()
            .getAsJsonObject("learner")
            .getAsJsonObject("gradient_booster")
            .getAsJsonObject("model");
    List<Tree> trees = new ArrayList<>();
    for (JsonElement one : model.getAsJsonArray("trees")) {
      Tree.Builder builder = Tree.builder(1);
      new BoosterGraph(one.getAsJsonObject()).add(builder, 0);
      trees.add(builder.build());
    }
    return NumberGraph.of(
        input ->
            new Node.TreeEnsemble(
                input,
                1,
                trees,
                trees.stream().map(one -> 0).toList(),
                Doubles.of(0),
                1,
                Node.Comparison.LESS,
                Node.Precision.FLOAT));
  }

  private int add(Tree.Builder builder, int node) {
    int left = at("left_children", node).getAsInt();
    float condition = Float.parseFloat(at("split_conditions", node).getAsString());
    double cover = at("sum_hessian", node).getAsDouble();
    if (left < 0) {
      return builder.leaf(cover, condition);
    }
    int own =
        builder.split(
            at("split_indices", node).getAsInt(),
            condition,
            at("default_left", node).getAsInt() != 0,
            cover);
    int less = add(builder, left);
    builder.children(own, less, add(builder, at("right_children", node).getAsInt()));
    return own;
  }

  private JsonElement at(String name, int node) {
    JsonArray array = tree.getAsJsonArray(name);
    return array.get(node);
  }
}
