package org.sagekit.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
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
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;
import org.sagekit.api.model.Task;
import org.sagekit.api.model.TermInput;
import org.sagekit.api.model.Tokens;

/** A graph for each kind of node that trainers end in, over three numbers and a text. */
public final class LearntGraphs {
  private static final int WIDTH = 3;
  private static final int POINTS = 6;

  private LearntGraphs() {}

  /** Any node over three numbers. */
  public static List<Node> nodes(Random random) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Select(3, List.of(2, 0, 2)));
    for (Activate.Function function : Activate.Function.values()) {
      nodes.add(new Activate(3, function));
    }
    nodes.add(new Interpolate(3, curves(random, true), curves(random, false)));
    nodes.add(new DateParts(4, List.of(DateParts.Part.values())));
    for (Kernel.Function function : Kernel.Function.values()) {
      nodes.add(
          new Kernel(
              3,
              function,
              0.7,
              some(random, POINTS * WIDTH),
              some(random, POINTS * 2),
              some(random, 2)));
    }
    for (Neighbours.Weighting weighting : Neighbours.Weighting.values()) {
      for (double radius : new double[] {0.5, Double.POSITIVE_INFINITY}) {
        nodes.add(
            new Neighbours(
                3,
                1 + random.nextInt(POINTS),
                radius,
                weighting,
                wholes(random, POINTS * WIDTH),
                some(random, POINTS * 2),
                positive(random, POINTS),
                some(random, 2)));
      }
    }
    nodes.add(
        new Gaussians(3, some(random, 2 * WIDTH), positive(random, 2 * WIDTH), some(random, 2)));
    nodes.add(
        new Gaussians(
            3, some(random, 2 * WIDTH), positive(random, 2 * WIDTH * WIDTH), some(random, 2)));
    nodes.add(new Factorization(3, 2, 4, some(random, 2 * WIDTH * 4)));
    nodes.add(new CutForest(3, List.of(tree(random), tree(random))));
    nodes.add(new Node.Link(3, Node.LinkFunction.HARDMAX));
    Tokens pairs = new Tokens(Tokens.Unit.WORD, 1, 2);
    Tokens letters = new Tokens(Tokens.Unit.CHARACTER, 2, 3);
    nodes.add(new TermInput("note", pairs, List.of("good", "good 7", "bad"), positive(random, 3)));
    nodes.add(new TermInput("note", letters, List.of(" go", "oo", "ba"), positive(random, 3)));
    nodes.add(new HashedInput("note", pairs, 5));
    nodes.add(new HashedInput("note", letters, 8));
    return nodes;
  }

  /** A graph that ends in a node. */
  public static ScoringGraph graph(Node last) {
    List<Node> nodes =
        List.of(
            new Node.NumberInput("a"),
            new Node.NumberInput("b"),
            new Node.NumberInput("c"),
            new Node.Concat(List.of(0, 1, 2)),
            new Node.Scale(0, Doubles.of(0), Doubles.of(1e11)),
            last);
    List<Integer> widths = new ArrayList<>(List.of(1, 1, 1, 3, 1));
    int width = last.width(last.inputs().stream().map(widths::get).toList());
    List<String> outputs = IntStream.range(0, width).mapToObj(i -> "output " + i).toList();
    List<Field> inputs =
        List.of(
            Field.of("a", FieldType.NUMERIC),
            Field.of("b", FieldType.NUMERIC),
            Field.of("c", FieldType.NUMERIC),
            Field.of("note", FieldType.TEXT));
    return new ScoringGraph(Task.PROJECTION, inputs, outputs, nodes);
  }

  /** Rows that have every input of the graphs, in another order. */
  public static Dataset rows(Random random, int size) {
    List<String> notes = List.of("Good 7", "bad, good food", "", "ÄÖ good-7 good 7");
    return Dataset.of(
        "rows",
        Schema.of(
            Field.of("note", FieldType.TEXT),
            Field.of("a", FieldType.NUMERIC),
            Field.of("b", FieldType.NUMERIC),
            Field.of("c", FieldType.NUMERIC)),
        List.of(
            Column.ofTexts(
                IntStream.range(0, size)
                    .mapToObj(i -> i == 3 ? null : notes.get(random.nextInt(notes.size())))
                    .toList()),
            Column.ofNumbers(wholes(random, size).toArray()),
            Column.ofNumbers(wholes(random, size).toArray()),
            Column.ofNumbers(some(random, size).toArray())));
  }

  private static List<Doubles> curves(Random random, boolean ascending) {
    return IntStream.range(0, WIDTH)
        .mapToObj(
            i -> {
              double[] points = some(random, 4).toArray();
              if (ascending) {
                java.util.Arrays.sort(points);
              }
              return Doubles.of(points);
            })
        .toList();
  }

  private static CutTree tree(Random random) {
    List<Integer> lefts = new ArrayList<>();
    split(random, POINTS, lefts);
    return new CutTree(
        WIDTH,
        wholes(random, POINTS * WIDTH),
        IntStream.range(0, POINTS).mapToObj(i -> 1 + random.nextInt(3)).toList(),
        lefts.stream().map(i -> random.nextInt(WIDTH)).toList(),
        some(random, POINTS - 1),
        lefts);
  }

  private static void split(Random random, int leaves, List<Integer> lefts) {
    if (leaves > 1) {
      int left = 1 + random.nextInt(leaves - 1);
      lefts.add(left);
      split(random, left, lefts);
      split(random, leaves - left, lefts);
    }
  }

  private static Doubles some(Random random, int count) {
    return Doubles.of(random.doubles(count, -2, 2).toArray());
  }

  private static Doubles wholes(Random random, int count) {
    return Doubles.of(random.ints(count, -2, 3).asDoubleStream().toArray());
  }

  private static Doubles positive(Random random, int count) {
    return Doubles.of(random.doubles(count, 0.1, 2).toArray());
  }
}
