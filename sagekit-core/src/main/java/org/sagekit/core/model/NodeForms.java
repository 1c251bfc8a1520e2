package org.sagekit.core.model;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** How each node is written in the form graph/2. */
final class NodeForms {
  private static final int NUMBER_INPUT = 0;
  private static final int CATEGORY_INPUT = 1;
  private static final int TEXT_INPUT = 2;
  private static final int CONCAT = 3;
  private static final int IMPUTE = 4;
  private static final int MISSING_INDICATOR = 5;
  private static final int SCALE = 6;
  private static final int ONE_HOT = 7;
  private static final int LEVEL_VALUE = 8;
  private static final int DENSE = 9;
  private static final int TREE_ENSEMBLE = 10;
  private static final int WEIGHTED_SUM = 11;
  private static final int LINK = 12;

  private NodeForms() {}

  static void write(Encoder out, Node node) {
    if (node instanceof Node.NumberInput n) {
      out.octet(NUMBER_INPUT).text(n.field());
    } else if (node instanceof Node.CategoryInput n) {
      out.octet(CATEGORY_INPUT).text(n.field()).texts(n.levels());
    } else if (node instanceof Node.TextInput n) {
      out.octet(TEXT_INPUT).text(n.field()).texts(n.terms()).reals(n.weights().toArray());
    } else if (node instanceof Node.Concat n) {
      out.octet(CONCAT).numbers(array(n.inputs()));
    } else if (node instanceof Node.Impute n) {
      out.octet(IMPUTE).number(n.input()).reals(n.values().toArray());
    } else if (node instanceof Node.MissingIndicator n) {
      out.octet(MISSING_INDICATOR).number(n.input());
    } else if (node instanceof Node.Scale n) {
      out.octet(SCALE).number(n.input()).reals(n.shift().toArray()).reals(n.factor().toArray());
    } else if (node instanceof Node.OneHot n) {
      out.octet(ONE_HOT).number(n.input()).number(n.levels());
    } else if (node instanceof Node.LevelValue n) {
      out.octet(LEVEL_VALUE).number(n.input()).reals(n.values().toArray()).real(n.other());
    } else if (node instanceof Node.Dense n) {
      out.octet(DENSE).number(n.input()).number(n.outputs());
      out.reals(n.weights().toArray()).reals(n.bias().toArray()).octet(n.activation().ordinal());
    } else if (node instanceof Node.TreeEnsemble n) {
      write(out.octet(TREE_ENSEMBLE), n);
    } else if (node instanceof Node.WeightedSum n) {
      out.octet(WEIGHTED_SUM).numbers(array(n.inputs())).reals(n.weights().toArray());
    } else if (node instanceof Node.Link n) {
      out.octet(LINK).number(n.input()).octet(n.function().ordinal());
    } else {
      LearntForms.write(out, node);
    }
  }

  private static void write(Encoder out, Node.TreeEnsemble node) {
    out.number(node.input()).number(node.outputs()).numbers(array(node.outputByTree()));
    out.reals(node.base().toArray()).real(node.factor());
    out.octet(node.comparison().ordinal()).octet(node.precision().ordinal());
    out.list(node.trees(), TreeForm::write);
  }

  static Node read(Decoder in) {
    int kind = in.octet();
    if (kind > LINK) {
      return LearntForms.read(in, kind);
    }
    return switch (kind) {
      case NUMBER_INPUT -> new Node.NumberInput(in.text());
      case CATEGORY_INPUT, TEXT_INPUT -> readInput(in, kind);
      case CONCAT, WEIGHTED_SUM -> readMany(in, kind);
      default -> readOne(in, kind, in.number());
    };
  }

  private static Node readInput(Decoder in, int kind) {
    String field = in.text();
    List<String> texts = in.texts();
    if (kind == CATEGORY_INPUT) {
      return in.valid(() -> new Node.CategoryInput(field, texts));
    }
    Doubles weights = reals(in);
    return in.valid(() -> new Node.TextInput(field, texts, weights));
  }

  private static Node readMany(Decoder in, int kind) {
    List<Integer> inputs = list(in.numbers());
    if (kind == CONCAT) {
      return in.valid(() -> new Node.Concat(inputs));
    }
    Doubles weights = reals(in);
    return in.valid(() -> new Node.WeightedSum(inputs, weights));
  }

  private static Node readOne(Decoder in, int kind, int input) {
    return switch (kind) {
      case IMPUTE -> new Node.Impute(input, reals(in));
      case MISSING_INDICATOR -> new Node.MissingIndicator(input);
      case SCALE -> new Node.Scale(input, reals(in), reals(in));
      case ONE_HOT -> new Node.OneHot(input, in.number());
      case LEVEL_VALUE -> new Node.LevelValue(input, reals(in), in.real());
      case DENSE ->
          new Node.Dense(
              input, in.number(), reals(in), reals(in), in.constant(Node.Activation.class));
      case LINK -> new Node.Link(input, in.constant(Node.LinkFunction.class));
      default -> readTrees(in, input);
    };
  }

  private static Node readTrees(Decoder in, int input) {
    int outputs = in.number();
    List<Integer> outputByTree = list(in.numbers());
    Doubles base = reals(in);
    double factor = in.real();
    Node.Comparison comparison = in.constant(Node.Comparison.class);
    Node.Precision precision = in.constant(Node.Precision.class);
    List<Tree> trees = in.list(TreeForm::read);
    return new Node.TreeEnsemble(
        input, outputs, trees, outputByTree, base, factor, comparison, precision);
  }

  private static Doubles reals(Decoder in) {
    return Doubles.of(in.reals());
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Integer> list(int[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
