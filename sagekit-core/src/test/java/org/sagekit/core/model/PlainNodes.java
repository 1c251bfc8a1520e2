package org.sagekit.core.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sagekit.api.data.Row;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.CutForest;
import org.sagekit.api.model.CutTree;
import org.sagekit.api.model.DateParts;
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

/** The contract of the nodes in files of their own, in its plainest form. */
final class PlainNodes {
  private PlainNodes() {}

  static double[] text(Node node, Row row) {
    double[] y =
        node instanceof TermInput terms
            ? terms(terms, row.text(terms.field()))
            : buckets((HashedInput) node, row.text(((HashedInput) node).field()));
    double length = Math.sqrt(Arrays.stream(y).map(v -> v * v).reduce(0, Double::sum));
    return Arrays.stream(y).map(v -> length > 0 ? v / length : v).toArray();
  }

  private static double[] terms(TermInput node, String text) {
    double[] y = new double[node.terms().size()];
    Map<String, Integer> counts = new HashMap<>();
    runs(text, node.tokens()).forEach(run -> counts.merge(run, 1, Integer::sum));
    for (int i = 0; i < y.length && text != null; i++) {
      y[i] = counts.getOrDefault(node.terms().get(i), 0) * node.weights().get(i);
    }
    return y;
  }

  private static double[] buckets(HashedInput node, String text) {
    double[] y = new double[node.buckets()];
    for (String run : runs(text, node.tokens())) {
      int hash = Murmur.hash(run);
      y[(hash & Integer.MAX_VALUE) % y.length] += hash < 0 ? -1 : 1;
    }
    return y;
  }

  private static List<String> runs(String text, Tokens tokens) {
    List<String> runs = new ArrayList<>();
    if (text == null) {
      return runs;
    }
    if (tokens.unit() == Tokens.Unit.WORD) {
      List<String> words = Words.of(text);
      for (int from = 0; from < words.size(); from++) {
        for (int n = tokens.shortest(); n <= tokens.longest(); n++) {
          if (from + n <= words.size()) {
            runs.add(String.join(" ", words.subList(from, from + n)));
          }
        }
      }
      return runs;
    }
    for (String word : Words.of(text)) {
      int[] points = (" " + word + " ").codePoints().toArray();
      for (int from = 0; from < points.length; from++) {
        for (int n = tokens.shortest(); n <= tokens.longest(); n++) {
          if (from + n <= points.length) {
            runs.add(new String(points, from, n));
          }
        }
      }
    }
    return runs;
  }

  static double[] compute(Node node, double[] x) {
    if (node instanceof Select n) {
      return n.indices().stream().mapToDouble(i -> x[i]).toArray();
    }
    if (node instanceof Activate n) {
      return Arrays.stream(x).map(v -> activate(n.function(), v)).toArray();
    }
    if (node instanceof Interpolate n) {
      return IntStream.range(0, x.length).mapToDouble(i -> curve(n, i, x[i])).toArray();
    }
    if (node instanceof DateParts n) {
      return n.parts().stream().mapToDouble(part -> part(part, x[0])).toArray();
    }
    if (node instanceof Kernel n) {
      return kernel(n, x);
    }
    if (node instanceof Neighbours n) {
      return neighbours(n, x);
    }
    if (node instanceof Gaussians n) {
      return gaussians(n, x);
    }
    if (node instanceof Factorization n) {
      return pairs(n, x);
    }
    CutForest forest = (CutForest) node;
    double total = 0;
    for (CutTree tree : forest.trees()) {
      total += new PlainCutTree(tree).score(x);
    }
    return new double[] {total / forest.trees().size()};
  }

  private static double activate(Activate.Function function, double v) {
    return switch (function) {
      case EXP -> StrictMath.exp(v);
      case LOG -> StrictMath.log(v < 1e-15 ? 1e-15 : v);
      case LOGIT -> {
        double p = v < 1e-15 ? 1e-15 : v > 1 - 1e-15 ? 1 - 1e-15 : v;
        yield StrictMath.log(p / (1 - p));
      }
      case LOGISTIC -> 1 / (1 + StrictMath.exp(-v));
    };
  }

  private static double curve(Interpolate n, int i, double v) {
    double[] xs = n.xs().get(i).toArray();
    double[] ys = n.ys().get(i).toArray();
    if (Double.isNaN(v)) {
      return v;
    }
    if (v <= xs[0]) {
      return ys[0];
    }
    for (int at = 1; at < xs.length; at++) {
      if (v == xs[at]) {
        return ys[at];
      }
      if (v < xs[at]) {
        return ys[at - 1] + (v - xs[at - 1]) / (xs[at] - xs[at - 1]) * (ys[at] - ys[at - 1]);
      }
    }
    return ys[ys.length - 1];
  }

  private static double part(DateParts.Part part, double v) {
    if (Double.isNaN(v) || Math.abs(v) > 1e15) {
      return Double.NaN;
    }
    ZonedDateTime time = Instant.ofEpochMilli((long) Math.floor(v)).atZone(ZoneOffset.UTC);
    return switch (part) {
      case YEAR -> time.getYear();
      case MONTH -> time.getMonthValue();
      case DAY_OF_MONTH -> time.getDayOfMonth();
      case DAY_OF_WEEK -> time.getDayOfWeek().getValue();
      case DAY_OF_YEAR -> time.getDayOfYear();
      case HOUR -> time.getHour();
    };
  }

  private static double squares(double[] x, double[] points, int at) {
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      squares += (x[i] - points[at + i]) * (x[i] - points[at + i]);
    }
    return squares;
  }

  private static double[] kernel(Kernel n, double[] x) {
    double[] points = n.points().toArray();
    int count = points.length / x.length;
    double[] y = n.bias().toArray();
    for (int point = 0; point < count; point++) {
      double d2 = squares(x, points, point * x.length);
      double r3 = Math.sqrt(3) * n.gamma() * Math.sqrt(d2);
      double r5 = Math.sqrt(5) * n.gamma() * Math.sqrt(d2);
      double k =
          switch (n.function()) {
            case GAUSSIAN -> StrictMath.exp(-n.gamma() * d2);
            case EXPONENTIAL -> StrictMath.exp(-n.gamma() * Math.sqrt(d2));
            case MATERN_3_2 -> (1 + r3) * StrictMath.exp(-r3);
            case MATERN_5_2 -> (1 + r5 + r5 * r5 / 3) * StrictMath.exp(-r5);
          };
      for (int o = 0; o < y.length; o++) {
        y[o] += n.weights().get(o * count + point) * k;
      }
    }
    return y;
  }

  private static double[] neighbours(Neighbours n, double[] x) {
    double[] points = n.points().toArray();
    double[] squares =
        IntStream.range(0, points.length / x.length)
            .mapToDouble(i -> squares(x, points, i * x.length))
            .toArray();
    List<Integer> near =
        IntStream.range(0, squares.length)
            .boxed()
            .filter(i -> squares[i] <= n.radius() * n.radius())
            .sorted(Comparator.comparingDouble(i -> squares[i]))
            .limit(n.neighbours())
            .toList();
    if (near.isEmpty()) {
      return n.other().toArray();
    }
    boolean distance = n.weighting() == Neighbours.Weighting.DISTANCE;
    boolean exact = distance && squares[near.get(0)] == 0;
    double[] y = new double[n.other().size()];
    double total = 0;
    for (int i : near) {
      double weight = n.weights().get(i);
      weight =
          exact ? squares[i] == 0 ? weight : 0 : distance ? weight / Math.sqrt(squares[i]) : weight;
      total += weight;
      for (int o = 0; o < y.length; o++) {
        y[o] += weight * n.values().get(i * y.length + o);
      }
    }
    double sum = total;
    return Arrays.stream(y).map(v -> v / sum).toArray();
  }

  private static double[] gaussians(Gaussians n, double[] x) {
    boolean diagonal = n.factors().size() == n.means().size();
    double[] y = n.logWeights().toArray();
    for (int o = 0; o < y.length; o++) {
      double total = 0;
      for (int i = 0; i < x.length; i++) {
        int mean = o * x.length;
        double z = 0;
        double root;
        if (diagonal) {
          root = n.factors().get(mean + i);
          z = (x[i] - n.means().get(mean + i)) * root;
          if (Double.isNaN(x[i])) {
            continue;
          }
        } else {
          root = n.factors().get((mean + i) * x.length + i);
          for (int j = 0; j <= i; j++) {
            z += n.factors().get((mean + i) * x.length + j) * (x[j] - n.means().get(mean + j));
          }
        }
        total += StrictMath.log(root) - 0.5 * StrictMath.log(2 * Math.PI) - 0.5 * z * z;
      }
      y[o] += total;
    }
    return y;
  }

  private static double[] pairs(Factorization n, double[] x) {
    double[] y = new double[n.outputs()];
    for (int o = 0; o < y.length; o++) {
      for (int i = 0; i < x.length; i++) {
        for (int j = i + 1; j < x.length; j++) {
          for (int f = 0; f < n.rank(); f++) {
            y[o] +=
                n.factors().get((o * x.length + i) * n.rank() + f)
                    * n.factors().get((o * x.length + j) * n.rank() + f)
                    * x[i]
                    * x[j];
          }
        }
      }
    }
    return y;
  }
}
