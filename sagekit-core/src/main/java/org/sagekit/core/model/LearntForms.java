package org.sagekit.core.model;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.CutForest;
import org.sagekit.api.model.CutTree;
import org.sagekit.api.model.DateParts;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Factorization;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.HashedInput;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Neighbours;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Select;
import org.sagekit.api.model.TermInput;
import org.sagekit.api.model.Tokens;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** How the nodes beyond {@link NodeForms} are written in the form graph/2. */
final class LearntForms {
  private static final int TERM_INPUT = 13;
  private static final int HASHED_INPUT = 14;
  private static final int DATE_PARTS = 15;
  private static final int SELECT = 16;
  private static final int INTERPOLATE = 17;
  private static final int ACTIVATE = 18;
  private static final int KERNEL = 19;
  private static final int NEIGHBOURS = 20;
  private static final int GAUSSIANS = 21;
  private static final int FACTORIZATION = 22;
  private static final int CUT_FOREST = 23;

  private LearntForms() {}

  static void write(Encoder out, Node node) {
    if (node instanceof TermInput n) {
      write(out.octet(TERM_INPUT).text(n.field()), n.tokens());
      out.texts(n.terms()).reals(n.weights().toArray());
    } else if (node instanceof HashedInput n) {
      write(out.octet(HASHED_INPUT).text(n.field()), n.tokens());
      out.number(n.buckets());
    } else if (node instanceof DateParts n) {
      out.octet(DATE_PARTS).number(n.input());
      out.list(n.parts(), (to, part) -> to.octet(part.ordinal()));
    } else if (node instanceof Select n) {
      out.octet(SELECT).number(n.input()).numbers(array(n.indices()));
    } else if (node instanceof Interpolate n) {
      out.octet(INTERPOLATE).number(n.input());
      out.list(n.xs(), (to, xs) -> to.reals(xs.toArray()));
      out.list(n.ys(), (to, ys) -> to.reals(ys.toArray()));
    } else if (node instanceof Activate n) {
      out.octet(ACTIVATE).number(n.input()).octet(n.function().ordinal());
    } else if (node instanceof Kernel n) {
      out.octet(KERNEL).number(n.input()).octet(n.function().ordinal()).real(n.gamma());
      out.reals(n.points().toArray()).reals(n.weights().toArray()).reals(n.bias().toArray());
    } else if (node instanceof Neighbours n) {
      out.octet(NEIGHBOURS).number(n.input()).number(n.neighbours()).real(n.radius());
      out.octet(n.weighting().ordinal()).reals(n.points().toArray());
      out.reals(n.values().toArray()).reals(n.weights().toArray()).reals(n.other().toArray());
    } else if (node instanceof Gaussians n) {
      out.octet(GAUSSIANS).number(n.input()).reals(n.means().toArray());
      out.reals(n.factors().toArray()).reals(n.logWeights().toArray());
    } else if (node instanceof Factorization n) {
      out.octet(FACTORIZATION).number(n.input()).number(n.outputs()).number(n.rank());
      out.reals(n.factors().toArray());
    } else if (node instanceof CutForest n) {
      out.octet(CUT_FOREST).number(n.input()).list(n.trees(), LearntForms::write);
    } else {
      throw new IllegalArgumentException("Graph: node must be of a known type, but was " + node);
    }
  }

  private static void write(Encoder out, Tokens tokens) {
    out.octet(tokens.unit().ordinal()).number(tokens.shortest()).number(tokens.longest());
  }

  private static void write(Encoder out, CutTree tree) {
    out.number(tree.width()).reals(tree.points().toArray()).numbers(array(tree.copies()));
    out.numbers(array(tree.dimensions())).reals(tree.cuts().toArray());
    out.numbers(array(tree.leftLeaves()));
  }

  static Node read(Decoder in, int kind) {
    in.require(kind <= CUT_FOREST, "a kind of node from 0 to " + CUT_FOREST, kind);
    if (kind == TERM_INPUT || kind == HASHED_INPUT) {
      return readText(in, kind, in.text());
    }
    int input = in.number();
    return switch (kind) {
      case DATE_PARTS -> {
        List<DateParts.Part> parts = in.list(one -> one.constant(DateParts.Part.class));
        yield in.valid(() -> new DateParts(input, parts));
      }
      case SELECT -> {
        List<Integer> indices = list(in.numbers());
        yield in.valid(() -> new Select(input, indices));
      }
      case INTERPOLATE -> {
        List<Doubles> xs = in.list(LearntForms::reals);
        List<Doubles> ys = in.list(LearntForms::reals);
        yield in.valid(() -> new Interpolate(input, xs, ys));
      }
      case ACTIVATE -> new Activate(input, in.constant(Activate.Function.class));
      default -> readLearnt(in, kind, input);
    };
  }

  private static Node readText(Decoder in, int kind, String field) {
    Tokens.Unit unit = in.constant(Tokens.Unit.class);
    int shortest = in.number();
    int longest = in.number();
    Tokens tokens = in.valid(() -> new Tokens(unit, shortest, longest));
    if (kind == HASHED_INPUT) {
      int buckets = in.number();
      return in.valid(() -> new HashedInput(field, tokens, buckets));
    }
    List<String> terms = in.texts();
    Doubles weights = reals(in);
    return in.valid(() -> new TermInput(field, tokens, terms, weights));
  }

  private static Node readLearnt(Decoder in, int kind, int input) {
    return switch (kind) {
      case KERNEL ->
          new Kernel(
              input,
              in.constant(Kernel.Function.class),
              in.real(),
              reals(in),
              reals(in),
              reals(in));
      case NEIGHBOURS ->
          new Neighbours(
              input,
              in.number(),
              in.real(),
              in.constant(Neighbours.Weighting.class),
              reals(in),
              reals(in),
              reals(in),
              reals(in));
      case GAUSSIANS -> new Gaussians(input, reals(in), reals(in), reals(in));
      case FACTORIZATION -> new Factorization(input, in.number(), in.number(), reals(in));
      default -> {
        List<CutTree> trees = in.list(LearntForms::readTree);
        yield in.valid(() -> new CutForest(input, trees));
      }
    };
  }

  private static CutTree readTree(Decoder in) {
    int width = in.number();
    Doubles points = reals(in);
    List<Integer> copies = list(in.numbers());
    List<Integer> dimensions = list(in.numbers());
    Doubles cuts = reals(in);
    List<Integer> leftLeaves = list(in.numbers());
    return in.valid(() -> new CutTree(width, points, copies, dimensions, cuts, leftLeaves));
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
