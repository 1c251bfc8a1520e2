package org.sagekit.core.pack.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.CutForest;
import org.sagekit.api.model.DateParts;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Factorization;
import org.sagekit.api.model.Gaussians;
import org.sagekit.api.model.HashedInput;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Neighbours;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;
import org.sagekit.api.model.TermInput;
import org.sagekit.api.model.Tokens;

/** Turns a graph into a program, node by node. For one thread. */
public final class Lowering {
  private final ScoringGraph graph;
  private final Places places;
  private final Tables tables = new Tables();
  private final TextTables texts = new TextTables(tables);
  private final List<List<Integer>> numbers = new ArrayList<>();
  private final Map<Integer, List<Call>> readers = new TreeMap<>();
  private final Map<String, Integer> indexByField = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();

  private Lowering(ScoringGraph graph) {
    this.graph = graph;
    this.places = new Places(graph);
    graph
        .inputs()
        .forEach(
            field -> {
              indexByField.put(field.name(), numbers.size());
              numbers.add(new ArrayList<>());
            });
  }

  /**
   * The program of a graph.
   *
   * @param graph any that has no {@link #problems}
   * @return what computes the same, to the bit
   */
  public static Program of(ScoringGraph graph) {
    Lowering lowering = new Lowering(graph);
    for (int node = 0; node < graph.nodes().size(); node++) {
      lowering.add(node);
    }
    return lowering.program();
  }

  /**
   * What of a graph the machine can't compute.
   *
   * @param graph any
   * @return a sentence each
   */
  public static List<String> problems(ScoringGraph graph) {
    List<String> problems = new ArrayList<>();
    Map<String, Boolean> isNumber = new HashMap<>();
    graph.inputs().forEach(field -> isNumber.put(field.name(), field.type().isNumber()));
    for (int node = 0; node < graph.nodes().size(); node++) {
      String field = textField(graph.nodes().get(node));
      if (!field.isEmpty() && Boolean.TRUE.equals(isNumber.get(field))) {
        problems.add(
            "Node %s, %s: input '%s' must be a text, but was a number. Maybe train with the column as a category."
                .formatted(node, graph.nodes().get(node).getClass().getSimpleName(), field));
      }
    }
    return problems;
  }

  private static String textField(Node node) {
    if (node instanceof Node.CategoryInput category) {
      return category.field();
    }
    if (node instanceof Node.TextInput text) {
      return text.field();
    }
    if (node instanceof TermInput terms) {
      return terms.field();
    }
    return node instanceof HashedInput hashed ? hashed.field() : "";
  }

  private Program program() {
    int margin = graph.marginNode();
    int last = graph.nodes().size() - 1;
    int fields = fields();
    return new Program(
        tables.allInts(),
        tables.allReals(),
        tables.allBytes(),
        places.size(),
        fields,
        readers,
        calls,
        new Program.Part(places.of(margin), places.width(margin)),
        new Program.Part(places.of(last), places.width(last)));
  }

  /** Lays out where each input that is a number goes. */
  private int fields() {
    int[] lists =
        numbers.stream()
            .mapToInt(
                list -> {
                  int at = tables.ints(list.size());
                  tables.ints(list.stream().mapToInt(Integer::intValue).toArray());
                  return at;
                })
            .toArray();
    return tables.ints(lists);
  }

  private void add(int self) {
    Node node = graph.nodes().get(self);
    int out = places.of(self);
    if (node instanceof Node.NumberInput number) {
      numbers.get(index(number.field())).add(out);
    } else if (node instanceof Node.CategoryInput category) {
      read(category.field(), Levels.class, "readLevel", out, texts.levels(category.levels()));
    } else if (node instanceof Node.TextInput text) {
      int reader = texts.terms(Tokens.WORDS, text.terms(), text.weights());
      read(text.field(), Texts.class, "terms", out, places.width(self), reader);
    } else if (node instanceof TermInput terms) {
      int reader = texts.terms(terms.tokens(), terms.terms(), terms.weights());
      read(terms.field(), Texts.class, "terms", out, places.width(self), reader);
    } else if (node instanceof HashedInput hashed) {
      int reader = texts.buckets(hashed.tokens());
      read(hashed.field(), Texts.class, "terms", out, places.width(self), reader);
    } else if (node instanceof Node.Concat concat) {
      concat(concat, out);
    } else if (node instanceof Node.WeightedSum sum) {
      int[] inputs = sum.inputs().stream().mapToInt(places::of).toArray();
      call(
          Vectors.class,
          "weightedSum",
          out,
          places.width(self),
          inputs.length,
          tables.ints(inputs),
          reals(sum.weights()));
    } else {
      int input = node.inputs().get(0);
      prepared(node, places.of(input), out, places.width(input));
    }
  }

  private int index(String field) {
    Integer index = indexByField.get(field);
    if (index == null) {
      throw new IllegalArgumentException("ScoringGraph: field must be an input: '" + field + "'");
    }
    return index;
  }

  private void read(String field, Class<?> type, String function, int... arguments) {
    readers
        .computeIfAbsent(index(field), added -> new ArrayList<>())
        .add(Call.of(type, function, arguments));
  }

  private void call(Class<?> type, String function, int... arguments) {
    calls.add(Call.of(type, function, arguments));
  }

  private int reals(Doubles numbers) {
    return tables.reals(numbers.toArray());
  }

  private void concat(Node.Concat concat, int out) {
    int next = out;
    for (int input : concat.inputs()) {
      if (places.of(input) != next) {
        call(Vectors.class, "copy", places.of(input), next, places.width(input));
      }
      next += places.width(input);
    }
  }

  /** Nodes of the preprocessing. */
  private void prepared(Node node, int in, int out, int width) {
    if (node instanceof Node.Impute impute) {
      call(Vectors.class, "impute", in, out, width, reals(impute.values()));
    } else if (node instanceof Node.MissingIndicator) {
      call(Vectors.class, "indicate", in, out, width);
    } else if (node instanceof Node.Scale scale) {
      int shift = reals(scale.shift());
      call(Vectors.class, "scale", in, out, width, shift, reals(scale.factor()));
    } else if (node instanceof Node.OneHot oneHot) {
      call(Vectors.class, "oneHot", in, out, oneHot.levels());
    } else if (node instanceof Node.LevelValue level) {
      int values = reals(level.values());
      tables.reals(level.other());
      call(Vectors.class, "levelValue", in, out, level.values().size(), values);
    } else if (node instanceof Select select) {
      int[] indices = select.indices().stream().mapToInt(Integer::intValue).toArray();
      call(Vectors.class, "select", in, out, indices.length, tables.ints(indices));
    } else if (node instanceof DateParts dates) {
      int[] parts = dates.parts().stream().mapToInt(Lowering::code).toArray();
      call(Dates.class, "dateParts", in, out, parts.length, tables.ints(parts));
    } else if (node instanceof Interpolate curves) {
      call(Vectors.class, "interpolate", in, out, width, curves(curves));
    } else {
      learnt(node, in, out, width);
    }
  }

  private static int code(DateParts.Part part) {
    return switch (part) {
      case YEAR -> 0;
      case MONTH -> 1;
      case DAY_OF_MONTH -> 2;
      case DAY_OF_WEEK -> 3;
      case DAY_OF_YEAR -> 4;
      case HOUR -> 5;
    };
  }

  private int curves(Interpolate curves) {
    int[] table = new int[2 * curves.xs().size()];
    for (int i = 0; i < curves.xs().size(); i++) {
      table[2 * i] = reals(curves.xs().get(i));
      table[2 * i + 1] = curves.xs().get(i).size();
      reals(curves.ys().get(i));
    }
    return tables.ints(table);
  }

  /** Nodes that were learnt, and those that end a graph. */
  private void learnt(Node node, int in, int out, int width) {
    if (node instanceof Node.Dense dense) {
      dense(dense, in, out, width);
    } else if (node instanceof Node.TreeEnsemble trees) {
      new TreeTables(tables, places, trees).calls(in, out).forEach(calls::add);
    } else if (node instanceof Node.Link link) {
      link(link.function(), in, out, width);
    } else if (node instanceof Activate activate) {
      call(Links.class, function(activate.function()), in, out, width);
    } else if (node instanceof Kernel kernel) {
      calls.add(new PointTables(tables, places).kernel(kernel, in, out, width));
    } else if (node instanceof Neighbours neighbours) {
      calls.add(new PointTables(tables, places).neighbours(neighbours, in, out, width));
    } else if (node instanceof Gaussians gaussians) {
      calls.add(new DensityTables(tables).gaussians(gaussians, in, out, width));
    } else if (node instanceof CutForest forest) {
      calls.add(new DensityTables(tables).cutForest(forest, in, out, width));
    } else if (node instanceof Factorization pairs) {
      int factors = reals(pairs.factors());
      int room = places.room(pairs.rank());
      call(
          Vectors.class,
          "factorization",
          in,
          out,
          width,
          pairs.outputs(),
          pairs.rank(),
          factors,
          room);
    } else {
      throw new IllegalArgumentException("Program: node must be of a known type, but was " + node);
    }
  }

  private void dense(Node.Dense dense, int in, int out, int width) {
    double[] weights = new double[dense.outputs() * (width + 1)];
    for (int output = 0; output < dense.outputs(); output++) {
      int at = output * (width + 1);
      weights[at] = dense.bias().get(output);
      for (int i = 0; i < width; i++) {
        weights[at + 1 + i] = dense.weights().get(output * width + i);
      }
    }
    int outputs = dense.outputs();
    call(Vectors.class, "dense", in, out, width, outputs, tables.reals(weights));
    switch (dense.activation()) {
      case IDENTITY -> {}
      case RELU -> call(Links.class, "rectify", out, out, outputs);
      case TANH -> call(Links.class, "tanhs", out, out, outputs);
      case SIGMOID -> call(Links.class, "logistics", out, out, outputs);
    }
  }

  private void link(Node.LinkFunction function, int in, int out, int width) {
    switch (function) {
      case SIGMOID -> call(Links.class, "twoClasses", in, out);
      case SOFTMAX -> call(Links.class, "softmax", in, out, width);
      case NORMALIZE -> call(Links.class, "normalize", in, out, width);
      case HARDMAX -> call(Links.class, "hardmax", in, out, width);
    }
  }

  private static String function(Activate.Function function) {
    return switch (function) {
      case LOG -> "logs";
      case LOGIT -> "logits";
      case EXP -> "exps";
      case LOGISTIC -> "logistics";
    };
  }
}
