package org.sagekit.api.model;

import java.util.List;
import org.sagekit.api.Problems;

/**
 * One step of a {@link ScoringGraph}: takes the outputs of earlier nodes, or an input field, and
 * makes a vector of fixed width. Pure data; what it computes is said on each type.
 */
public sealed interface Node
    permits Activate,
        CutForest,
        DateParts,
        Factorization,
        Gaussians,
        HashedInput,
        Interpolate,
        Kernel,
        Neighbours,
        Select,
        TermInput,
        Node.NumberInput,
        Node.CategoryInput,
        Node.TextInput,
        Node.Concat,
        Node.Impute,
        Node.MissingIndicator,
        Node.Scale,
        Node.OneHot,
        Node.LevelValue,
        Node.Dense,
        Node.TreeEnsemble,
        Node.WeightedSum,
        Node.Link {

  /**
   * The nodes whose outputs it takes.
   *
   * @return their indices in the graph; empty for a node that reads a field
   */
  List<Integer> inputs();

  /**
   * How many numbers it makes.
   *
   * @param inputWidths the widths of its inputs, in their order
   * @return at least 1
   * @throws IllegalArgumentException if the widths don't fit
   */
  int width(List<Integer> inputWidths);

  /**
   * Reads a number field: one number, NaN where missing.
   *
   * @param field the name of an input that is a number
   */
  record NumberInput(String field) implements Node {
    @Override
    public List<Integer> inputs() {
      return List.of();
    }

    @Override
    public int width(List<Integer> inputWidths) {
      return 1;
    }
  }

  /**
   * Reads a field of categories: the index of its level, NaN where missing, -1 for a level that is
   * not in the list.
   *
   * @param field the name of an input; values are compared by their text
   * @param levels the levels seen in training, each once
   */
  record CategoryInput(String field, List<String> levels) implements Node {

    /**
     * Copies the levels.
     *
     * @throws IllegalArgumentException if a level stands there twice
     */
    public CategoryInput {
      levels = List.copyOf(levels);
      Fits.distinct("CategoryInput '" + field + "'", "levels", levels);
    }

    @Override
    public List<Integer> inputs() {
      return List.of();
    }

    @Override
    public int width(List<Integer> inputWidths) {
      return 1;
    }
  }

  /**
   * Reads a text field as TF-IDF: how often each term occurs, times its weight, the whole scaled to
   * length 1; all zero where missing or where no term occurs. Words are runs of letters and digits
   * in lower case.
   *
   * @param field the name of an input of text or categories
   * @param terms the words seen in training, each once
   * @param weights the inverse document frequencies, one a term
   */
  record TextInput(String field, List<String> terms, Doubles weights) implements Node {

    /**
     * Copies the terms.
     *
     * @throws IllegalArgumentException if there are no terms, one stands there twice, or the
     *     weights are not as many
     */
    public TextInput {
      terms = List.copyOf(terms);
      Fits.distinct("TextInput '" + field + "'", "terms", terms);
      Problems.of("TextInput '" + field + "'")
          .require(!terms.isEmpty(), "terms", "at least one", "none")
          .require(weights.size() == terms.size(), "weights", "one a term", weights.size())
          .throwIfAny();
    }

    @Override
    public List<Integer> inputs() {
      return List.of();
    }

    @Override
    public int width(List<Integer> inputWidths) {
      return terms.size();
    }
  }

  /**
   * Puts vectors behind one another.
   *
   * @param inputs at least one node
   */
  record Concat(List<Integer> inputs) implements Node {

    /**
     * Copies the inputs.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Concat {
      inputs = List.copyOf(inputs);
      Problems.of("Concat")
          .require(!inputs.isEmpty(), "inputs", "at least one", "none")
          .throwIfAny();
    }

    @Override
    public int width(List<Integer> inputWidths) {
      long width = inputWidths.stream().mapToLong(Integer::longValue).sum();
      Problems.of("Concat")
          .require(
              width <= ScoringGraph.MAX_WIDTH, "width", "at most " + ScoringGraph.MAX_WIDTH, width)
          .throwIfAny();
      return (int) width;
    }
  }

  /**
   * Replaces missing numbers.
   *
   * @param input a node
   * @param values what stands for a missing number, one a number of the input
   */
  record Impute(int input, Doubles values) implements Node {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public int width(List<Integer> inputWidths) {
      return Fits.same("Impute", "values", values.size(), inputWidths.get(0));
    }
  }

  /**
   * Tells what is missing: 1 for each number that is NaN, 0 for the others.
   *
   * @param input a node
   */
  record MissingIndicator(int input) implements Node {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public int width(List<Integer> inputWidths) {
      return inputWidths.get(0);
    }
  }

  /**
   * Shifts and scales each number: {@code (x - shift) * factor}.
   *
   * @param input a node
   * @param shift one a number of the input
   * @param factor one a number of the input
   */
  record Scale(int input, Doubles shift, Doubles factor) implements Node {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public int width(List<Integer> inputWidths) {
      Fits.same("Scale", "shift", shift.size(), inputWidths.get(0));
      return Fits.same("Scale", "factor", factor.size(), inputWidths.get(0));
    }
  }

  /**
   * Turns the index of a level into zeros and a one; all zeros if it is missing or not among the
   * levels.
   *
   * @param input a node of width 1
   * @param levels how many levels there are
   */
  record OneHot(int input, int levels) implements Node {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public int width(List<Integer> inputWidths) {
      Fits.same("OneHot", "input width", inputWidths.get(0), 1);
      Problems.of("OneHot").require(levels > 0, "levels", "at least 1", levels).throwIfAny();
      return levels;
    }
  }

  /**
   * Turns the index of a level into a number that was learnt for it.
   *
   * @param input a node of width 1
   * @param values one a level
   * @param other for a level that is missing or not among the levels
   */
  record LevelValue(int input, Doubles values, double other) implements Node {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public int width(List<Integer> inputWidths) {
      return Fits.same("LevelValue", "input width", inputWidths.get(0), 1);
    }
  }

  /**
   * A layer: {@code activation(weights * x + bias)}, computed in double, summed in the order of the
   * inputs with the bias first. With {@link Activation#IDENTITY} it is a linear model.
   *
   * @param input a node
   * @param outputs how many numbers it makes
   * @param weights output by output, one a number of the input
   * @param bias one an output
   * @param activation what is done to each sum
   */
  record Dense(int input, int outputs, Doubles weights, Doubles bias, Activation activation)
      implements Node {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public int width(List<Integer> inputWidths) {
      Fits.same("Dense", "bias", bias.size(), outputs);
      Problems.of("Dense")
          .require(outputs > 0, "outputs", "at least 1", outputs)
          .require(
              weights.size() == (long) outputs * inputWidths.get(0),
              "weights",
              "outputs x inputs = " + (long) outputs * inputWidths.get(0),
              weights.size())
          .throwIfAny();
      return outputs;
    }
  }

  /** What a {@link Dense} layer does to its sums. */
  enum Activation {
    /** Nothing. */
    IDENTITY,
    /** The greater of x and 0. */
    RELU,
    /** The hyperbolic tangent. */
    TANH,
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID
  }

  /**
   * Decision trees whose leaves are added up: {@code (base + leaf of tree 0 + leaf of tree 1 + ...)
   * * factor}.
   *
   * @param input a node
   * @param outputs how many numbers it makes
   * @param trees in the order in which they are added
   * @param outputByTree the output to which a tree with one number a leaf adds; empty if each leaf
   *     has all outputs
   * @param base what the sums start from, one an output
   * @param factor what the sums are multiplied by; 1 for boosting, one through the number of trees
   *     for an average
   * @param comparison when a row goes to the left
   * @param precision in which thresholds are compared and leaves added
   */
  record TreeEnsemble(
      int input,
      int outputs,
      List<Tree> trees,
      List<Integer> outputByTree,
      Doubles base,
      double factor,
      Comparison comparison,
      Precision precision)
      implements Node {

    /** Copies the lists. */
    public TreeEnsemble {
      trees = List.copyOf(trees);
      outputByTree = List.copyOf(outputByTree);
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public int width(List<Integer> inputWidths) {
      Problems problems = Problems.of("TreeEnsemble");
      problems.require(outputs > 0, "outputs", "at least 1", outputs);
      problems.require(base.size() == outputs, "base", "one an output", base.size());
      boolean oneEach = !outputByTree.isEmpty();
      problems.require(
          !oneEach || outputByTree.size() == trees.size(),
          "outputByTree",
          "one a tree, or empty",
          outputByTree.size());
      for (int output : outputByTree) {
        problems.require(
            output >= 0 && output < outputs, "outputByTree", "below " + outputs, output);
      }
      for (Tree tree : trees) {
        problems.require(
            tree.leafWidth() == (oneEach ? 1 : outputs),
            "numbers a leaf",
            String.valueOf(oneEach ? 1 : outputs),
            tree.leafWidth());
        problems.require(
            tree.features() <= inputWidths.get(0),
            "features of a tree",
            "at most the input's width " + inputWidths.get(0),
            tree.features());
      }
      problems.throwIfAny();
      return outputs;
    }
  }

  /** When a row goes to the left child of a split. A missing value goes where the split says. */
  enum Comparison {
    /** If the value is less than the threshold (XGBoost). */
    LESS,
    /** If the value is less than the threshold or equal to it (Tribuo, SMILE, LightGBM). */
    LESS_OR_EQUAL
  }

  /** In which numbers an ensemble computes. */
  enum Precision {
    /** 32 bits: values and thresholds are rounded to float, sums are kept in float. */
    FLOAT,
    /** 64 bits. */
    DOUBLE
  }

  /**
   * Adds vectors of one width, each with a weight.
   *
   * @param inputs at least one node
   * @param weights one an input
   */
  record WeightedSum(List<Integer> inputs, Doubles weights) implements Node {

    /**
     * Copies the inputs.
     *
     * @throws IllegalArgumentException if there is none
     */
    public WeightedSum {
      inputs = List.copyOf(inputs);
      Problems.of("WeightedSum")
          .require(!inputs.isEmpty(), "inputs", "at least one", "none")
          .throwIfAny();
    }

    @Override
    public int width(List<Integer> inputWidths) {
      Fits.same("WeightedSum", "weights", weights.size(), inputs.size());
      for (int width : inputWidths) {
        Fits.same("WeightedSum", "input widths", width, inputWidths.get(0));
      }
      return inputWidths.get(0);
    }
  }

  /**
   * Turns raw scores into the final prediction.
   *
   * @param input a node
   * @param function how
   */
  record Link(int input, LinkFunction function) implements Node {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public int width(List<Integer> inputWidths) {
      if (function == LinkFunction.SIGMOID) {
        Fits.same("Link", "input width for SIGMOID", inputWidths.get(0), 1);
        return 2;
      }
      return inputWidths.get(0);
    }
  }

  /** How a {@link Link} makes probabilities. */
  enum LinkFunction {
    /** One score x to two probabilities: {@code 1 - p} and {@code p = 1 / (1 + exp(-x))}. */
    SIGMOID,
    /** Scores to probabilities: {@code exp(x - max)} through their sum. */
    SOFTMAX,
    /** Non-negative scores through their sum; equal shares if all are zero. */
    NORMALIZE,
    /** 1 for the greatest score, of equal ones for the first, and 0 for the others. */
    HARDMAX
  }
}
