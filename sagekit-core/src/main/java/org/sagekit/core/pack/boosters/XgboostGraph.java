package org.sagekit.core.pack.boosters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;
import org.sagekit.core.train.booster.BoosterModel;
import org.sagekit.core.train.booster.BoosterTree;

/** Makes a graph of a model of XGBoost. Immutable. */
final class XgboostGraph {
  private final ModelFile file;
  private final BoosterModel model;
  private final XgboostLink link;
  private final FeatureFields fields;

  XgboostGraph(ModelFile file, BoosterModel model) {
    this.file = file;
    this.model = model;
    BoosterModel.Goal goal = model.goal();
    this.link = XgboostLink.of(file, goal.objective());
    file.require(goal.targets() <= 1, "num_target", "1, as several are not read", goal.targets());
    boolean several = link == XgboostLink.SOFTMAX;
    file.require(
        several ? goal.classes() >= 2 : goal.classes() <= 1,
        "num_class",
        (several ? "at least 2 for " : "0 for ") + goal.objective(),
        goal.classes());
    FeatureFields.checkCount(file, model.features().count());
    this.fields = FeatureFields.of(file, names(model.features()), model.features().levels());
  }

  private static List<String> names(BoosterModel.Features features) {
    return features.names().isEmpty()
        ? IntStream.range(0, features.count()).mapToObj(i -> "f" + i).toList()
        : features.names();
  }

  ScoringGraph graph(Rounds rounds) {
    boolean linear = model.booster().equals("gblinear");
    List<Node> nodes = linear ? linear() : trees(rounds);
    nodes.addAll(link.ending(nodes.size() - 1));
    List<String> classes =
        IntStream.range(0, link.classes(model.goal().classes()))
            .mapToObj(Integer::toString)
            .toList();
    return new ScoringGraph(fields.fields(), classes, nodes);
  }

  /** What each output of the library starts from. */
  private float[] starts() {
    int outputs = Math.max(1, model.goal().classes());
    Doubles scores = model.goal().baseScores();
    file.require(
        scores.size() == 1 || scores.size() == outputs,
        "base_score",
        "one number or " + outputs,
        scores.size());
    float[] starts = new float[outputs];
    for (int i = 0; i < outputs; i++) {
      starts[i] = link.start(file, (float) scores.get(scores.size() == 1 ? 0 : i));
    }
    return starts;
  }

  private List<Node> trees(Rounds rounds) {
    int kept = kept(rounds);
    List<BoosterTree> trees = model.rounds().trees().subList(0, kept);
    InputColumns columns =
        new InputColumns(file, fields, CodeRule.FLOAT, codes(trees), Collections.emptySortedSet());
    List<Node> nodes = columns.nodes();
    nodes.add(ensemble(trees, columns, nodes.size() - 1));
    return nodes;
  }

  private int kept(Rounds rounds) {
    BoosterModel.Rounds all = model.rounds();
    if (rounds == Rounds.ALL) {
      return all.trees().size();
    }
    file.require(all.best().isPresent(), "best_iteration", "told by the file", "not");
    int best = all.best().orElseThrow();
    file.require(
        best < all.starts().size() - 1,
        "best_iteration",
        "below " + (all.starts().size() - 1),
        best);
    return all.starts().get(best + 1);
  }

  private static SortedMap<Integer, IntStream.Builder> codes(List<BoosterTree> trees) {
    SortedMap<Integer, IntStream.Builder> codes = new TreeMap<>();
    for (BoosterTree tree : trees) {
      tree.visitSets(
          (feature, some) -> {
            IntStream.Builder all = codes.computeIfAbsent(feature, f -> IntStream.builder());
            IntStream.of(some).forEach(all);
          });
    }
    return codes;
  }

  private Node ensemble(List<BoosterTree> trees, InputColumns columns, int input) {
    Doubles drops = model.rounds().weights();
    List<Tree> lowered = new ArrayList<>();
    for (int i = 0; i < trees.size(); i++) {
      float factor = drops.size() == 0 ? 1 : (float) drops.get(i);
      lowered.add(trees.get(i).toTree(columns, factor));
    }
    return new Node.TreeEnsemble(
        input,
        link.outputs(model.goal().classes()),
        lowered,
        outputs(trees.size()),
        base(),
        1,
        Node.Comparison.LESS,
        Node.Precision.FLOAT);
  }

  /** Of the two scores of a hinge the first one stays 0, so that the second is greater above it. */
  private List<Integer> outputs(int trees) {
    return link == XgboostLink.HINGE
        ? Collections.nCopies(trees, 1)
        : model.rounds().outputs().subList(0, trees);
  }

  private Doubles base() {
    float[] starts = starts();
    double[] base = new double[link.outputs(model.goal().classes())];
    for (int i = 0; i < starts.length; i++) {
      base[base.length - starts.length + i] = starts[i];
    }
    return Doubles.of(base);
  }

  /**
   * A missing number adds nothing. Of several base scores the library lets all outputs of a linear
   * model start from the first, in training too.
   */
  private List<Node> linear() {
    float[] starts = starts();
    file.require(link != XgboostLink.HINGE, "objective", "another for gblinear", "binary:hinge");
    int outputs = starts.length;
    int width = fields.count();
    double[] weights = new double[outputs * width];
    double[] bias = new double[outputs];
    for (int output = 0; output < outputs; output++) {
      for (int i = 0; i < width; i++) {
        weights[output * width + i] = model.weights().get(i * outputs + output);
      }
      bias[output] = (float) model.weights().get(width * outputs + output) + starts[0];
    }
    List<Node> nodes =
        new InputColumns(file, fields, CodeRule.FLOAT, new TreeMap<>(), new TreeSet<>()).nodes();
    nodes.add(new Node.Impute(nodes.size() - 1, Doubles.of(new double[width])));
    nodes.add(
        new Node.Dense(
            nodes.size() - 1,
            outputs,
            Doubles.of(weights),
            Doubles.of(bias),
            Node.Activation.IDENTITY));
    return nodes;
  }
}
