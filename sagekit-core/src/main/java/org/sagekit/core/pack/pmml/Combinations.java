package org.sagekit.core.pack.pmml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.Node;

/** Expressions of several numbers. */
final class Combinations {
  private static final double HALF_LOG_2_PI = 0.5 * StrictMath.log(2 * Math.PI);
  private static final Expression ONE = Expression.number(1);
  private static final Expression ZERO = Expression.number(0);

  private Combinations() {}

  /** The needed numbers of a sum or a link. */
  static Map<Integer, Expression> of(Lowering lowering, int at, Node node) {
    if (node instanceof Node.WeightedSum sum) {
      return weighted(lowering, at, sum);
    }
    Node.Link link = (Node.Link) node;
    List<String> scores = lowering.numbers(link.input());
    Fields fields = lowering.fields();
    List<Expression> shares =
        switch (link.function()) {
          case SIGMOID -> sigmoid(scores.get(0));
          case SOFTMAX -> softmax(fields, at, scores);
          case NORMALIZE -> shares(fields, at, nonZero(fields, at, scores));
          case HARDMAX -> hardmax(scores);
        };
    Map<Integer, Expression> all = new TreeMap<>();
    lowering.wanted(at).stream().forEach(i -> all.put(i, shares.get(i)));
    return all;
  }

  private static Map<Integer, Expression> weighted(
      Lowering lowering, int at, Node.WeightedSum sum) {
    Map<Integer, Expression> sums = new TreeMap<>();
    lowering.wanted(at).stream()
        .forEach(
            i -> {
              List<Expression> parts = new ArrayList<>();
              for (int one = 0; one < sum.inputs().size(); one++) {
                Expression x = Expression.field(lowering.number(sum.inputs().get(one), i));
                parts.add(Expression.call("*", x, Expression.number(sum.weights().get(one))));
              }
              sums.put(i, Expression.sum(parts));
            });
    return sums;
  }

  private static List<Expression> sigmoid(String score) {
    Expression p = Functions.logistic(Expression.field(score));
    return List.of(Expression.call("-", ONE, p), p);
  }

  /** Scores without the greatest one, so that no reader's exponents overflow. */
  static List<String> lowered(Fields fields, int at, List<String> scores) {
    Expression greatest = new Expression.Call("max", refs(scores));
    Expression most = Expression.field(fields.derive(fields.name(at, "max"), greatest));
    List<String> lowered = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      Expression below = Expression.call("-", Expression.field(scores.get(i)), most);
      lowered.add(fields.derive(fields.name(at, i + "_score"), below));
    }
    return lowered;
  }

  private static List<Expression> softmax(Fields fields, int at, List<String> scores) {
    List<String> powers = new ArrayList<>();
    List<String> lowered = lowered(fields, at, scores);
    for (int i = 0; i < scores.size(); i++) {
      Expression power = Expression.call("exp", Expression.field(lowered.get(i)));
      powers.add(fields.derive(fields.name(at, i + "_exp"), power));
    }
    return shares(fields, at, powers);
  }

  /** Scores of which not all are zero: ones if they are. */
  static List<String> nonZero(Fields fields, int at, List<String> scores) {
    Expression all = Expression.sum(refs(scores));
    Expression total = Expression.field(fields.derive(fields.name(at, "sum"), all));
    List<String> scored = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      Expression none = Expression.call("equal", total, ZERO);
      Expression score = Expression.call("if", none, ONE, Expression.field(scores.get(i)));
      scored.add(fields.derive(fields.name(at, i + "_score"), score));
    }
    return scored;
  }

  private static List<Expression> shares(Fields fields, int at, List<String> scores) {
    Expression all = Expression.sum(refs(scores));
    Expression total = Expression.field(fields.derive(fields.name(at, "total"), all));
    return refs(scores).stream().map(score -> Expression.call("/", score, total)).toList();
  }

  private static List<Expression> refs(List<String> fields) {
    return fields.stream().map(Expression::field).toList();
  }

  /** A score is the first greatest if it is above all before it and not below those behind it. */
  private static List<Expression> hardmax(List<String> scores) {
    List<Expression> marks = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      Expression score = Expression.field(scores.get(i));
      List<Expression> wins = new ArrayList<>();
      for (int other = 0; other < scores.size(); other++) {
        if (other != i) {
          String function = other < i ? "greaterThan" : "greaterOrEqual";
          wins.add(Expression.call(function, score, Expression.field(scores.get(other))));
        }
      }
      Expression all = wins.size() == 1 ? wins.get(0) : new Expression.Call("and", wins);
      marks.add(wins.isEmpty() ? ONE : Expression.call("if", all, ONE, ZERO));
    }
    return marks;
  }

  /** The logarithms of the densities of all outputs. */
  static List<Expression> densities(Gaussians node, List<String> inputs) {
    List<Expression> densities = new ArrayList<>();
    int width = inputs.size();
    for (int output = 0; output < node.logWeights().size(); output++) {
      List<Expression> parts = new ArrayList<>();
      parts.add(Expression.number(node.logWeights().get(output)));
      for (int i = 0; i < width; i++) {
        parts.add(density(node, inputs, output * width + i));
      }
      densities.add(Expression.sum(parts));
    }
    return densities;
  }

  private static Expression density(Gaussians node, List<String> inputs, int mean) {
    int width = inputs.size();
    int i = mean % width;
    boolean diagonal = node.factors().size() == node.means().size();
    double root = node.factors().get(diagonal ? mean : mean * width + i);
    double height = StrictMath.log(root) - HALF_LOG_2_PI;
    List<Expression> parts = new ArrayList<>();
    for (int j = diagonal ? i : 0; j <= i; j++) {
      Expression x = Expression.field(inputs.get(j));
      Expression centred =
          Expression.call("-", x, Expression.number(node.means().get(mean - i + j)));
      double factor = node.factors().get(diagonal ? mean : mean * width + j);
      parts.add(Expression.call("*", Expression.number(factor), centred));
    }
    Expression square = Expression.call("pow", Expression.sum(parts), Expression.number(2));
    Expression below = Expression.call("*", Expression.number(0.5), square);
    Expression log = Expression.call("-", Expression.number(height), below);
    return diagonal ? Expression.ifMissing(inputs.get(i), ZERO, log) : log;
  }
}
