package org.sagekit.core.pack.pmml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pmml4s.model.Model;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.pack.Certificate;
import org.sagekit.core.pack.Certificates;
import org.sagekit.core.train.SomeModels;

/** Scores PMML as somebody else's engine does, which computes in doubles. */
final class Pmml4s {
  private final Model model;
  private final List<String> outputs;

  private Pmml4s(ScoringGraph graph) {
    model = Model.fromBytes(new PmmlTarget().compile("a model", graph).file("model.pmml"));
    Names names = new Names(graph);
    outputs =
        graph.task() == Task.REGRESSION || graph.task() == Task.ANOMALY
            ? List.of(names.prediction())
            : graph.classes().stream().map(names::output).toList();
  }

  /**
   * The furthest that the engine is from a graph's certificate, whose rows are the hardest there
   * are: relative to predictions above 1; infinite if only one of both predicts a number.
   */
  static double furthest(ScoringGraph graph) {
    Certificate certificate = Certificates.of(SomeModels.of("any", graph, 1));
    double[] scores = score(graph, certificate.rows());
    double furthest = 0;
    for (int i = 0; i < scores.length; i++) {
      furthest = Math.max(furthest, distance(certificate.outputs().get(i), scores[i]));
    }
    return furthest;
  }

  private static double distance(double expected, double actual) {
    if (expected == actual || (Double.isNaN(expected) && Double.isNaN(actual))) {
      return 0;
    }
    double distance = Math.abs(expected - actual) / Math.max(1, Math.abs(expected));
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }

  /** Row by row the outputs; NaN where the engine says nothing. */
  static double[] score(ScoringGraph graph, Dataset rows) {
    Pmml4s engine = new Pmml4s(graph);
    int width = engine.outputs.size();
    double[] scores = new double[rows.size() * width];
    for (int row = 0; row < rows.size(); row++) {
      Map<String, Object> result = engine.model.predict(cells(rows, row));
      for (int i = 0; i < width; i++) {
        Object value = result.get(engine.outputs.get(i));
        scores[row * width + i] =
            value instanceof Number number ? number.doubleValue() : Double.NaN;
      }
    }
    return scores;
  }

  private static Map<String, Object> cells(Dataset rows, int row) {
    Map<String, Object> cells = new HashMap<>();
    for (int i = 0; i < rows.schema().fields().size(); i++) {
      Column column = rows.column(i);
      Object cell = column.type().isNumber() ? (Object) column.number(row) : column.text(row);
      boolean missing = cell == null || (cell instanceof Double number && Double.isNaN(number));
      if (!missing) {
        cells.put(rows.schema().fields().get(i).name(), cell);
      }
    }
    return cells;
  }
}
