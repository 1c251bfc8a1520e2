package org.sagekit.core.train.booster;

import java.nio.charset.StandardCharsets;

/** A file of XGBoost that a page holds: one tree of one split by number and one by levels. */
final class Small {
  static final String JSON =
      """
      {"version": [3, 2, 0], "learner": {
        "attributes": {"best_iteration": "0"},
        "feature_names": ["age", "city"], "feature_types": ["float", "c"],
        "gradient_booster": {"name": "gbtree", "model": {
          "gbtree_model_param": {"num_parallel_tree": "1", "num_trees": "1"},
          "tree_info": [0], "iteration_indptr": [0, 1],
          "trees": [{
            "left_children": [1, -1, 3, -1, -1], "right_children": [2, -1, 4, -1, -1],
            "split_indices": [0, 0, 1, 0, 0], "split_type": [0, 0, 1, 0, 0],
            "split_conditions": [2.5E0, -1E0, 0E0, 1E0, 2E0],
            "default_left": [1, 0, 0, 0, 0], "sum_hessian": [8, 3, 5, 4, 1],
            "categories": [1, 3], "categories_nodes": [2],
            "categories_segments": [0], "categories_sizes": [2],
            "tree_param": {"num_nodes": "5", "size_leaf_vector": "1"}}]}},
        "learner_model_param": {
          "base_score": "[5E-1]", "num_class": "0", "num_feature": "2", "num_target": "1"},
        "objective": {"name": "reg:squarederror"}}}
      """;

  private Small() {}

  /** Reads the file with a part replaced. */
  static BoosterModel with(String part, String other) {
    if (!JSON.contains(part)) {
      throw new IllegalArgumentException("no part: " + part);
    }
    return read(JSON.replace(part, other));
  }

  static BoosterModel read(String json) {
    return BoosterModel.read("File 'x'", json.getBytes(StandardCharsets.UTF_8));
  }
}
