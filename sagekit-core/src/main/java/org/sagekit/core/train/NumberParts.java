package org.sagekit.core.train;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.DateParts;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.model.Scorers;

/** Makes parts of an encoding of columns of numbers, booleans and times. */
final class NumberParts {
  private static final double PER_DAY = 1.0 / TimeUnit.DAYS.toMillis(1);
  private static final int QUANTILES = 256;

  /** So far out the normal quantiles of the least and the greatest rank are cut off. */
  private static final double LEAST_RANK = 1e-7;

  private final Fitting fitting;

  NumberParts(Fitting fitting) {
    this.fitting = fitting;
  }

  void add(Field field, Column column) {
    NumberStatistics statistics = NumberStatistics.of(column);
    if (statistics.constant()) {
      return;
    }
    EncodingBuilder builder = fitting.builder();
    builder.input(field);
    int raw = builder.node(new Node.NumberInput(field.name()));
    if (field.type() != FieldType.DATETIME) {
      add(raw, column, statistics);
      return;
    }
    if (fitting.single()) {
      int days =
          builder.node(new Node.Scale(raw, Doubles.of(statistics.min()), Doubles.of(PER_DAY)));
      Column passed = changed(column, time -> (time - statistics.min()) * PER_DAY);
      add(days, passed, NumberStatistics.of(passed));
    } else {
      add(raw, column, statistics);
    }
    if (fitting.values().get(Preprocessing.DATES).equals("parts")) {
      dateParts(field, raw, column);
    }
  }

  /** Each part that varies; computed by the same node that will later score. */
  private void dateParts(Field field, int raw, Column column) {
    Schema schema = Schema.of(Field.of(field.name(), field.type()));
    for (DateParts.Part part : DateParts.Part.values()) {
      List<Node> nodes =
          List.of(new Node.NumberInput(field.name()), new DateParts(0, List.of(part)));
      ScoringGraph graph = new ScoringGraph(Task.REGRESSION, schema.fields(), List.of(), nodes);
      Predictions values =
          Scorers.of(graph).score(Dataset.of(field.name(), schema, List.of(column)));
      Column parts = Column.ofNumbers(values.toArray());
      NumberStatistics statistics = NumberStatistics.of(parts);
      if (!statistics.constant()) {
        add(fitting.builder().node(new DateParts(raw, List.of(part))), parts, statistics);
      }
    }
  }

  /** Fills, scales and tells apart the numbers of a node of width 1. */
  private void add(int node, Column column, NumberStatistics statistics) {
    EncodingBuilder builder = fitting.builder();
    String missing = fitting.chosen(Preprocessing.MISSING, "", "below", "median");
    String scaling = fitting.chosen(Preprocessing.SCALING, "none", "none", "standard");
    int filled = node;
    Column values = column;
    if (!missing.isEmpty()) {
      double standIn = standIn(missing, statistics);
      filled = builder.node(new Node.Impute(node, Doubles.of(standIn)));
      values =
          statistics.missing() == 0
              ? column
              : changed(column, value -> Double.isNaN(value) ? standIn : value);
    }
    builder.part(scaled(filled, values, scaling), 1);
    String indicators = fitting.chosen(Preprocessing.INDICATORS, "never", "never", "always");
    if (statistics.missing() > 0 && indicators.equals("always")) {
      builder.part(builder.node(new Node.MissingIndicator(node)), 1);
    }
  }

  private static double standIn(String missing, NumberStatistics statistics) {
    return switch (missing) {
      case "median" -> statistics.median();
      case "mean" -> statistics.presentMean();
      case "zero" -> 0;
      default -> statistics.min() - Math.max(1, statistics.max() - statistics.min());
    };
  }

  private int scaled(int node, Column column, String scaling) {
    if (scaling.equals("none")) {
      return node;
    }
    EncodingBuilder builder = fitting.builder();
    NumberStatistics statistics = NumberStatistics.of(column);
    return switch (scaling) {
      case "standard" ->
          builder.node(
              new Node.Scale(node, Doubles.of(statistics.mean()), Doubles.of(statistics.factor())));
      case "min-max" -> {
        double span = 1 / (statistics.max() - statistics.min());
        double factor = Double.isFinite(span) ? span : 1;
        yield builder.node(new Node.Scale(node, Doubles.of(statistics.min()), Doubles.of(factor)));
      }
      default -> ranks(node, column, scaling.equals("normal"));
    };
  }

  /** A curve through some quantiles: each number's mean rank among those of the training rows. */
  private int ranks(int node, Column column, boolean normal) {
    double[] sorted = NumberStatistics.of(column).sorted();
    double[] distinct =
        IntStream.range(0, sorted.length)
            .filter(i -> i == 0 || sorted[i] != sorted[i - 1])
            .mapToDouble(i -> sorted[i])
            .toArray();
    double[] points = distinct.length <= QUANTILES ? distinct : quantiles(sorted);
    double[] ranks = new double[points.length];
    NormalDistribution distribution = new NormalDistribution(null, 0, 1);
    for (int i = 0; i < points.length; i++) {
      ranks[i] = rank(sorted, points[i]);
      if (normal) {
        ranks[i] =
            distribution.inverseCumulativeProbability(
                Math.max(LEAST_RANK, Math.min(1 - LEAST_RANK, ranks[i])));
      }
    }
    return fitting
        .builder()
        .node(new Interpolate(node, List.of(Doubles.of(points)), List.of(Doubles.of(ranks))));
  }

  private static double[] quantiles(double[] sorted) {
    return IntStream.range(0, QUANTILES)
        .mapToDouble(i -> sorted[(int) ((long) i * (sorted.length - 1) / (QUANTILES - 1))])
        .distinct()
        .toArray();
  }

  /** The mean rank of a value among sorted ones, from 0 to 1. */
  private static double rank(double[] sorted, double value) {
    int first = bound(sorted, value, false);
    int behind = bound(sorted, value, true);
    return sorted.length == 1 ? 0.5 : (first + behind - 1) / 2.0 / (sorted.length - 1);
  }

  /** How many are less than the value, or not greater. */
  private static int bound(double[] sorted, double value, boolean orEqual) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static Column changed(Column column, DoubleUnaryOperator change) {
    return Column.ofNumbers(
        IntStream.range(0, column.size())
            .mapToDouble(row -> change.applyAsDouble(column.number(row)))
            .toArray());
  }
}
