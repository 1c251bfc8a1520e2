package org.sagekit.core.deploy.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.data.CellText;
import org.sagekit.core.model.PredictionTable;

/**
 * Lines of CSV: the record's cells if there is a join, then the prediction's, of which the filter
 * picks.
 *
 * @param <R> a record that was taken apart
 */
final class CsvRendering<R> implements Rendering<R> {
  private final ScoringGraph graph;
  private final Function<R, CsvRow> before;
  private final int[] picked;
  private final String head;

  private CsvRendering(ScoringGraph graph, Function<R, CsvRow> before, int[] picked, String head) {
    this.graph = graph;
    this.before = before;
    this.picked = picked;
    this.head = head;
  }

  /**
   * Lines of predictions alone.
   *
   * @throws IllegalArgumentException if the filter picks a cell that is not there
   */
  static <R> CsvRendering<R> ofPredictions(ScoringGraph graph, JsonPath filter, boolean hasHeader) {
    CsvRow names = names(graph);
    int[] picked = filter.cells(names.cells().size());
    return new CsvRendering<>(
        graph, record -> new CsvRow(List.of()), picked, hasHeader ? names.line(picked) + "\n" : "");
  }

  /**
   * Lines of records and predictions.
   *
   * @param first the header, or the first record
   * @throws IllegalArgumentException if the filter picks a cell that is not there
   */
  static CsvRendering<CsvRow> joined(
      ScoringGraph graph, JsonPath filter, CsvRow first, boolean hasHeader) {
    CsvRow names = first.with(names(graph).cells());
    int[] picked = filter.cells(names.cells().size());
    return new CsvRendering<>(
        graph, row -> row, picked, hasHeader ? names.line(picked) + "\n" : "");
  }

  private static CsvRow names(ScoringGraph graph) {
    Predictions none = Predictions.of(graph.classes(), new double[0]);
    List<String> names = PredictionTable.of(graph, none).schema().names();
    return new CsvRow(names.stream().map(CellText::quoted).toList());
  }

  @Override
  public String head() {
    return head;
  }

  @Override
  public Lines<R> of(Predictions predictions) {
    Dataset table = PredictionTable.of(graph, predictions);
    return (record, row) -> before.apply(record).with(cells(table, row)).line(picked);
  }

  private static List<String> cells(Dataset table, int row) {
    List<String> cells = new ArrayList<>(table.schema().size());
    for (int i = 0; i < table.schema().size(); i++) {
      cells.add(CellText.of(table.column(i), row));
    }
    return cells;
  }
}
