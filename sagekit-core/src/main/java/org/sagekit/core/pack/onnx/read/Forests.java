package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
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
  private final boolean[] seen;
  private final int[] numberOf;
  private final int[] leavesBelow;

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
    this.seen = new boolean[raw.size()];
    this.numberOf = new int[raw.size()];
    this.leavesBelow = new int[raw.size()];
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
    ask();
    int[] outputOfTree = new int[raw.roots().length];
    List<int[]> orders = new ArrayList<>();
    for (int tree = 0; tree < outputOfTree.length; tree++) {
      orders.add(preorder(raw.roots()[tree]));
      outputOfTree[tree] = onlyOutput(orders.get(tree));
    }
    boolean oneEach = outputs > 1 && Arrays.stream(outputOfTree).allMatch(output -> output >= 0);
    int leafWidth = oneEach ? 1 : outputs;
    List<Tree> trees = new ArrayList<>();
    List<Integer> outputByTree = new ArrayList<>();
    for (int tree = 0; tree < outputOfTree.length; tree++) {
      trees.add(tree(orders.get(tree), leafWidth));
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

  /** Checks all splits and gives each question a column behind the input's. */
  private void ask() {
    int width = input.width();
    for (int i = 0; i < raw.size(); i++) {
      Branch branch = raw.branches()[i];
      if (branch == Branch.LEAF) {
        continue;
      }
      if (raw.features()[i] >= width) {
        call.node()
            .require(false, "nodes_featureids", "below the width " + width, raw.features()[i]);
      }
      if (branch.isSet()) {
        columnByQuestion.putIfAbsent(question(i), width + columnByQuestion.size());
      } else if (Double.isNaN(raw.values()[i])) {
        call.node().require(false, "thresholds", "numbers", "NaN");
      }
    }
  }

  private Question question(int node) {
    double[] set = raw.sets()[node];
    double[] numbers = set == null ? new double[] {raw.values()[node]} : set;
    return new Question(raw.features()[node], Doubles.of(numbers));
  }

  /** The input with the answers to the questions behind it. */
  private int asked() {
    if (columnByQuestion.isEmpty()) {
      return input.node();
    }
    List<Question> questions = List.copyOf(columnByQuestion.keySet());
    List<Integer> features = questions.stream().map(Question::feature).toList();
    int selected =
        plan().add(input.node(), in -> new org.sagekit.api.model.Select(in, features));
    Value.Columns asked =
        new Value.Columns(
            selected,
            List.of(features.size()),
            single ? ElementType.FLOAT : ElementType.DOUBLE);
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

  /** The nodes of a tree, each before its children, with a stack of its own. */
  private int[] preorder(int root) {
    int[] order = new int[16];
    int size = 0;
    int[] waiting = new int[16];
    int top = 0;
    waiting[top++] = root;
    while (top > 0) {
      int node = waiting[--top];
      if (seen[node]) {
        call.node().require(false, "children", "nodes that no other has", "a node twice");
      }
      seen[node] = true;
      if (size == order.length) {
        order = Arrays.copyOf(order, 2 * size);
      }
      numberOf[node] = size;
      order[size++] = node;
      if (!isLeaf(node)) {
        if (top + 2 > waiting.length) {
          waiting = Arrays.copyOf(waiting, 2 * waiting.length);
        }
        waiting[top++] = raw.no()[node];
        waiting[top++] = raw.yes()[node];
      }
    }
    return Arrays.copyOf(order, size);
  }

  /** A split whose children are one leaf is how version 5 writes a tree of one leaf. */
  private boolean isLeaf(int node) {
    return raw.branches()[node] == Branch.LEAF || isSplitOfOneLeaf(node);
  }

  private boolean isSplitOfOneLeaf(int node) {
    return raw.branches()[node] != Branch.LEAF
        && raw.yes()[node] == raw.no()[node]
        && raw.branches()[raw.yes()[node]] == Branch.LEAF;
  }

  /** The output to which all leaves of a tree add, -1 if they are several. */
  private int onlyOutput(int[] order) {
    int only = -1;
    for (int node : order) {
      int[] first = raw.leaves().first();
      int leaf = entriesOf(node);
      for (int i = first[leaf]; isLeaf(node) && i < first[leaf + 1]; i++) {
        int output = raw.leaves().outputs()[i];
        if (only >= 0 && only != output) {
          return -1;
        }
        only = output;
      }
    }
    return Math.max(only, 0);
  }

  private int entriesOf(int node) {
    return isSplitOfOneLeaf(node) ? raw.yes()[node] : node;
  }

  private Tree tree(int[] order, int leafWidth) {
    plan().source().charge((long) (order.length + 1) * (8 + leafWidth / 2));
    for (int i = order.length - 1; i >= 0; i--) {
      int node = order[i];
      leavesBelow[node] =
          isLeaf(node) ? 1 : leavesBelow[raw.yes()[node]] + leavesBelow[raw.no()[node]];
    }
    Tree.Builder tree = Tree.builder(leafWidth);
    for (int node : order) {
      if (isLeaf(node)) {
        tree.leaf(1, leaf(entriesOf(node), leafWidth));
      } else {
        split(tree, node);
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

  private void split(Tree.Builder tree, int node) {
    Branch branch = raw.branches()[node];
    boolean yesLeft = branch.isSet() ? branch == Branch.BRANCH_NEQ : !branch.isAbove();
    boolean missingYes = raw.missingYes()[node] || branch == Branch.BRANCH_NEQ;
    int feature = raw.features()[node];
    double limit = 0.5;
    if (branch.isSet()) {
      feature = columnByQuestion.getOrDefault(question(node), 0);
    } else {
      limit = limit(raw.values()[node], branch);
    }
    int number = tree.split(feature, limit, missingYes == yesLeft, leavesBelow[node]);
    int yes = numberOf[raw.yes()[node]];
    int no = numberOf[raw.no()[node]];
    tree.children(number, yesLeft ? yes : no, yesLeft ? no : yes);
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
