package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Select;
import org.sagekit.api.model.Tree;

/**
 * Turns trees of a file into a node, bit for bit: all splits are brought to one comparison, by
 * swapping children and by taking the neighbour of a threshold; splits that ask for certain numbers
 * ask a column of their own that tells whether it is one of them. The numbers from which an
 * ensemble starts are added last, as ONNX Runtime does, by trees of one leaf.
 *
 * <p>Files don't tell how many rows came to a node; each leaf counts as one.
 */
final class Forests {
  private final Call call;
  private final RawForest raw;
  private final Value.Columns input;
  private final int outputs;
  private final boolean single;
  private final Node.Comparison comparison;
  private final Map<Question, Integer> columnByQuestion = new LinkedHashMap<>();

  /** Whether a feature is one of some numbers. */
  private record Question(int feature, Doubles numbers) {}

  private Forests(Call call, RawForest raw, Value.Columns input, int outputs) {
    this.call = call;
    this.raw = raw;
    this.input = input;
    this.outputs = outputs;
    this.single = input.type() != ElementType.DOUBLE;
    this.comparison =
        Arrays.stream(raw.branches()).anyMatch(Branch::isUpToValue)
            ? Node.Comparison.LESS_OR_EQUAL
            : Node.Comparison.LESS;
  }

  /**
   * Adds the sums of the leaves.
   *
   * @param base what is added last, one an output, or none
   * @return the node
   */
  static int sums(Call call, RawForest raw, Value.Columns input, int outputs, double[] base) {
    return new Forests(call, raw, input, outputs).node(base);
  }

  private int node(double[] base) {
    check();
    List<List<UnrolledTree.Place>> unrolled = new ArrayList<>();
    int[] outputOfTree = new int[raw.roots().length];
    for (int tree = 0; tree < outputOfTree.length; tree++) {
      List<UnrolledTree.Place> places = UnrolledTree.places(call, raw, raw.roots()[tree]);
      places.forEach(this::ask);
      outputOfTree[tree] = onlyOutput(places);
      unrolled.add(places);
    }
    boolean oneEach = outputs > 1 && Arrays.stream(outputOfTree).allMatch(output -> output >= 0);
    int leafWidth = oneEach ? 1 : outputs;
    List<Tree> trees = new ArrayList<>();
    List<Integer> outputByTree = new ArrayList<>();
    for (int tree = 0; tree < outputOfTree.length; tree++) {
      trees.add(tree(unrolled.get(tree), leafWidth));
      if (oneEach) {
        outputByTree.add(outputOfTree[tree]);
      }
    }
    addBase(base, oneEach, trees, outputByTree);
    return plan().add(asked(), in -> ensemble(in, trees, outputByTree));
  }

  private Plan plan() {
    return call.plan();
  }

  private Node ensemble(int in, List<Tree> trees, List<Integer> outputByTree) {
    return new Node.TreeEnsemble(
        in,
        outputs,
        trees,
        outputByTree,
        Doubles.of(new double[outputs]),
        1,
        comparison,
        single ? Node.Precision.FLOAT : Node.Precision.DOUBLE);
  }

  private void addBase(double[] base, boolean oneEach, List<Tree> trees, List<Integer> outputOf) {
    if (base.length == 0) {
      return;
    }
    if (!oneEach) {
      Tree.Builder tree = Tree.builder(outputs);
      tree.leaf(1, base);
      trees.add(tree.build());
      return;
    }
    for (int output = 0; output < outputs; output++) {
      Tree.Builder tree = Tree.builder(1);
      tree.leaf(1, base[output]);
      trees.add(tree.build());
      outputOf.add(output);
    }
  }

  private void check() {
    for (int i = 0; i < raw.size(); i++) {
      Branch branch = raw.branches()[i];
      if (branch != Branch.LEAF && raw.features()[i] >= input.width()) {
        call.node()
            .require(
                false, "nodes_featureids", "below the width " + input.width(), raw.features()[i]);
      }
      if (branch != Branch.LEAF && !branch.isSet() && Double.isNaN(raw.values()[i])) {
        call.node().require(false, "thresholds", "numbers", "NaN");
      }
    }
  }

  /** Gives a question for certain numbers a column behind the input's. */
  private void ask(UnrolledTree.Place place) {
    if (!place.isLeaf && raw.branches()[place.node].isSet()) {
      plan().source().charge(4L * place.numbers.length);
      columnByQuestion.putIfAbsent(question(place), input.width() + columnByQuestion.size());
    }
  }

  private Question question(UnrolledTree.Place place) {
    return new Question(raw.features()[place.node], Doubles.of(place.numbers));
  }

  /** The input with the answers to the questions behind it. */
  private int asked() {
    if (columnByQuestion.isEmpty()) {
      return input.node();
    }
    List<Question> questions = List.copyOf(columnByQuestion.keySet());
    List<Integer> features = questions.stream().map(Question::feature).toList();
    int selected = plan().add(input.node(), in -> new Select(in, features));
    Value.Columns asked =
        new Value.Columns(
            selected, List.of(features.size()), single ? ElementType.FLOAT : ElementType.DOUBLE);
    int answers = Staircase.of(plan(), asked, i -> answer(questions.get(i), asked.type()));
    return plan().add(List.of(input.node(), answers), Node.Concat::new);
  }

  /** One for the numbers, zero for others; missing stays missing. */
  private static Staircase answer(Question question, ElementType type) {
    double[] keys = question.numbers().toArray();
    double[] ones = new double[keys.length];
    Arrays.fill(ones, 1);
    Staircase stairs = Staircase.at(keys, ones, 0, type);
    return new Staircase(stairs.limits(), stairs.values(), Double.NaN);
  }

  /** The output to which all leaves of a tree add, -1 if they are several. */
  private int onlyOutput(List<UnrolledTree.Place> places) {
    int only = -1;
    int[] first = raw.leaves().first();
    for (UnrolledTree.Place place : places) {
      for (int i = first[place.node]; place.isLeaf && i < first[place.node + 1]; i++) {
        int output = raw.leaves().outputs()[i];
        if (only >= 0 && only != output) {
          return -1;
        }
        only = output;
      }
    }
    return Math.max(only, 0);
  }

  private Tree tree(List<UnrolledTree.Place> places, int leafWidth) {
    plan().source().charge((long) places.size() * leafWidth);
    int[] leavesBelow = new int[places.size()];
    for (int i = places.size() - 1; i >= 0; i--) {
      UnrolledTree.Place place = places.get(i);
      leavesBelow[i] = place.isLeaf ? 1 : leavesBelow[place.yes] + leavesBelow[place.no];
    }
    Tree.Builder tree = Tree.builder(leafWidth);
    for (int i = 0; i < leavesBelow.length; i++) {
      UnrolledTree.Place place = places.get(i);
      if (place.isLeaf) {
        tree.leaf(1, leaf(place.node, leafWidth));
      } else {
        split(tree, place, leavesBelow[i]);
      }
    }
    return tree.build();
  }

  private double[] leaf(int node, int leafWidth) {
    double[] numbers = new double[leafWidth];
    RawForest.Leaves leaves = raw.leaves();
    for (int i = leaves.first()[node]; i < leaves.first()[node + 1]; i++) {
      boolean twice = i > leaves.first()[node] && leaves.outputs()[i] == leaves.outputs()[i - 1];
      if (twice) {
        call.node().require(false, "weights of a leaf", "one an output", "more");
      }
      numbers[leafWidth == 1 ? 0 : leaves.outputs()[i]] = leaves.weights()[i];
    }
    return numbers;
  }

  private void split(Tree.Builder tree, UnrolledTree.Place place, int cover) {
    Branch branch = raw.branches()[place.node];
    boolean yesLeft = branch.isSet() ? branch == Branch.BRANCH_NEQ : !branch.isAbove();
    int feature = raw.features()[place.node];
    double limit = 0.5;
    if (branch.isSet()) {
      feature = columnByQuestion.getOrDefault(question(place), 0);
    } else {
      limit = limit(raw.values()[place.node], branch);
    }
    int number = tree.split(feature, limit, place.missingYes == yesLeft, cover);
    tree.children(number, yesLeft ? place.yes : place.no, yesLeft ? place.no : place.yes);
  }

  /** The threshold for the one comparison; nothing is less than minus infinity or up to NaN. */
  private double limit(double value, Branch branch) {
    double limit = single ? (float) value : value;
    if (comparison == Node.Comparison.LESS || branch.isUpToValue()) {
      return limit;
    }
    if (limit == Double.NEGATIVE_INFINITY) {
      return Double.NaN;
    }
    return single ? Math.nextDown((float) limit) : Math.nextDown(limit);
  }
}
