package org.sagekit.core.train.booster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.ScoringGraph;

/** Reads one file of a booster, whose parts may stand in any order. For one thread. */
final class BoosterReader {
  private static final int MOST_FEATURES = ScoringGraph.MAX_WIDTH;
  private static final int MOST_OUTPUTS = 100_000;

  private final BoosterSource in;
  private String booster = "";
  private String objective = "";
  private int classes;
  private int targets = 1;
  private int features;
  private int parallel = 1;
  private float[] baseScores = {0};
  private List<String> names = List.of();
  private List<String> types = List.of();
  private List<List<String>> levels = List.of();
  private final List<BoosterTree> trees = new ArrayList<>();
  private int[] outputs = {};
  private int[] starts = {};
  private float[] drops = {};
  private float[] weights = {};
  private OptionalInt best = OptionalInt.empty();
  private boolean hasLearner;

  BoosterReader(BoosterSource in) {
    this.in = in;
  }

  BoosterModel read() throws IOException {
    in.object(
        name -> {
          if (name.equals("learner")) {
            in.object(this::learner);
            hasLearner = true;
          } else {
            in.skip();
          }
        });
    in.finish();
    check();
    return new BoosterModel(
        booster,
        new BoosterModel.Goal(objective, classes, targets, doubles(baseScores)),
        new BoosterModel.Features(features, names, types, levels),
        new BoosterModel.Rounds(trees, boxed(outputs), doubles(drops), boxed(starts), best),
        doubles(weights));
  }

  private void learner(String name) throws IOException {
    switch (name) {
      case "attributes" -> in.object(this::attribute);
      case "feature_names" -> names = in.texts();
      case "feature_types" -> types = in.texts();
      case "gradient_booster" -> in.object(this::gradientBooster);
      case "learner_model_param" -> in.object(this::parameter);
      case "objective" -> in.object(this::objective);
      default -> in.skip();
    }
  }

  private void attribute(String name) throws IOException {
    if (name.equals("best_iteration")) {
      best = OptionalInt.of(number(name, 0, Integer.MAX_VALUE));
    } else {
      in.skip();
    }
  }

  private void gradientBooster(String name) throws IOException {
    switch (name) {
      case "name" -> booster = in.text();
      case "gbtree" -> in.object(this::innerBooster); // of dart
      case "weight_drop" -> drops = in.reals();
      case "model" -> in.object(this::model);
      default -> in.skip();
    }
  }

  private void innerBooster(String name) throws IOException {
    if (name.equals("model")) {
      in.object(this::model);
    } else {
      in.skip();
    }
  }

  private void model(String name) throws IOException {
    switch (name) {
      case "trees" -> in.array(() -> trees.add(BoosterTree.read(in)));
      case "tree_info" -> outputs = in.integers();
      case "iteration_indptr" -> starts = in.integers();
      case "weights" -> weights = in.reals();
      case "cats" -> in.object(this::categories);
      case "gbtree_model_param" -> in.object(this::treeParameter);
      default -> in.skip();
    }
  }

  private void treeParameter(String name) throws IOException {
    if (name.equals("num_parallel_tree")) {
      parallel = Math.max(1, number(name, 0, Integer.MAX_VALUE));
    } else {
      in.skip();
    }
  }

  private void categories(String name) throws IOException {
    if (name.equals("enc")) {
      List<List<String>> all = new ArrayList<>();
      in.array(() -> all.add(BoosterLevels.read(in)));
      levels = all;
    } else {
      in.skip();
    }
  }

  private void parameter(String name) throws IOException {
    switch (name) {
      case "base_score" -> baseScores = in.isArray() ? in.reals() : Numerals.reals(in.text());
      case "num_class" -> classes = number(name, 0, MOST_OUTPUTS);
      case "num_feature" -> features = number(name, 0, MOST_FEATURES);
      case "num_target" -> targets = number(name, 0, MOST_OUTPUTS);
      default -> in.skip();
    }
  }

  private void objective(String name) throws IOException {
    if (name.equals("name")) {
      objective = in.text();
    } else {
      in.skip();
    }
  }

  /** Parameters stand as texts. */
  private int number(String name, int least, int most) throws IOException {
    String text = in.text();
    long value = Long.parseLong(text);
    in.require(value >= least && value <= most, name, "from " + least + " to " + most, value);
    return (int) value;
  }

  private void check() {
    in.require(hasLearner, "content", "a model of XGBoost", "without 'learner'");
    in.require(
        List.of("gbtree", "dart", "gblinear").contains(booster),
        "booster",
        "gbtree, dart or gblinear",
        "'" + booster + "'");
    in.require(!objective.isEmpty(), "objective", "named", "not");
    checkFeatures();
    for (float score : baseScores) {
      in.require(Float.isFinite(score), "base_score", "finite", score);
    }
    if (booster.equals("gblinear")) {
      checkWeights();
    } else {
      checkTrees();
    }
  }

  private void checkFeatures() {
    perFeature("feature_names", names.size());
    perFeature("feature_types", types.size());
    perFeature("encodings of levels", levels.size());
  }

  private void perFeature(String name, int actual) {
    in.require(actual == 0 || actual == features, name, "one a feature or none", actual);
  }

  private int outputsOfAll() {
    return Math.max(1, Math.max(classes, targets));
  }

  private void checkWeights() {
    long expected = (features + 1L) * outputsOfAll();
    in.require(weights.length == expected, "weights", expected + " numbers", weights.length);
    for (float weight : weights) {
      in.require(Float.isFinite(weight), "weights", "finite", weight);
    }
  }

  private void checkTrees() {
    int most = outputsOfAll();
    in.require(outputs.length == trees.size(), "tree_info", "one a tree", outputs.length);
    for (int output : outputs) {
      in.require(output >= 0 && output < most, "tree_info", "below " + most, output);
    }
    boolean dart = booster.equals("dart");
    int expected = dart ? trees.size() : 0;
    in.require(drops.length == expected, "weight_drop", expected + " numbers", drops.length);
    for (float drop : drops) {
      in.require(Float.isFinite(drop), "weight_drop", "finite", drop);
    }
    for (BoosterTree tree : trees) {
      in.require(
          tree.features() <= features, "split_indices", "below " + features, tree.features() - 1);
    }
    checkStarts(most);
  }

  /** Releases before 2.0 wrote no starts of rounds; each has as many trees. */
  private void checkStarts(int most) {
    if (starts.length == 0) {
      long each = (long) most * parallel;
      int rounds = (int) ((trees.size() + each - 1) / each);
      starts =
          IntStream.rangeClosed(0, rounds)
              .map(round -> (int) Math.min(round * each, trees.size()))
              .toArray();
    }
    boolean ascending = starts[0] == 0 && starts[starts.length - 1] == trees.size();
    for (int i = 1; i < starts.length; i++) {
      ascending &= starts[i] >= starts[i - 1];
    }
    in.require(ascending, "iteration_indptr", "ascending from 0 to " + trees.size(), "not");
  }

  private static Doubles doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return Doubles.of(doubles);
  }

  private static List<Integer> boxed(int[] values) {
    return IntStream.of(values).boxed().toList();
  }
}
