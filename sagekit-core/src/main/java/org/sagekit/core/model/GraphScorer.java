package org.sagekit.core.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;

/**
 * Runs a graph's nodes one after the other over blocks of rows; one row is a block of one. Each
 * thread has memory of its own, so calls don't meet.
 */
final class GraphScorer implements Scorer {
  /** A block's numbers should stay in the second-level cache: 32,768 of them take 256 KB. */
  private static final int BLOCK_NUMBERS = 1 << 15;

  private static final int BLOCK_ROWS = 512;

  private final ScoringGraph graph;
  private final Layout layout;
  private final Input[] inputs;
  private final ArrayInputs arrays;
  private final Step[] steps;
  private final int out;
  private final int outWidth;
  private final int block;

  /** Kept from call to call, so that scoring arrays makes no garbage. */
  private final ThreadLocal<Memory> one;

  private final MemoryPool many;

  /** Rows usually come with one and the same schema; found again by identity. */
  private volatile @Nullable Binding binding;

  GraphScorer(ScoringGraph graph) {
    this.graph = graph;
    this.layout = new Layout(graph);
    this.arrays = new ArrayInputs(graph, layout);
    List<Input> readers = new ArrayList<>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      Input input = Input.of(graph.nodes().get(i), layout.offset(i));
      if (input != null) {
        readers.add(input);
      }
    }
    inputs = readers.toArray(Input[]::new);
    steps = StepPlan.of(graph, layout).toArray(Step[]::new);
    int last = graph.nodes().size() - 1;
    out = layout.offset(last);
    outWidth = layout.width(last);
    block = Math.max(1, Math.min(BLOCK_ROWS, BLOCK_NUMBERS / layout.total()));
    one = ThreadLocal.withInitial(() -> new Memory(1, layout));
    many = new MemoryPool(() -> new Memory(block, layout));
  }

  @Override
  public ScoringGraph graph() {
    return graph;
  }

  @Override
  public Prediction score(Row row) {
    Input.RowCell[] cells = cells(row.schema());
    Memory memory = one.get();
    for (int i = 0; i < cells.length; i++) {
      cells[i].read(row, memory.values, inputs[i].offset);
    }
    compute(memory, 1);
    if (graph.classes().isEmpty()) {
      return Prediction.ofNumber(memory.values[out]);
    }
    double[] probabilities = new double[outWidth];
    System.arraycopy(memory.values, out, probabilities, 0, outWidth);
    return Prediction.ofClasses(graph.classes(), probabilities);
  }

  @Override
  public Predictions score(Dataset rows) {
    int[] fields = fields(rows.schema());
    Input.Cells[] cells = new Input.Cells[inputs.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = inputs[i].cells(rows.column(fields[i]));
    }
    double[] predicted = new double[Math.multiplyExact(rows.size(), outWidth)];
    Memory memory = many.take();
    for (int first = 0; first < rows.size(); first += block) {
      int count = Math.min(block, rows.size() - first);
      for (int i = 0; i < cells.length; i++) {
        for (int row = 0; row < count; row++) {
          cells[i].read(first + row, memory.values, memory.at(row, inputs[i].offset));
        }
      }
      compute(memory, count);
      write(memory, count, predicted, first * outWidth);
    }
    many.give(memory);
    return Predictions.of(graph.classes(), predicted);
  }

  @Override
  public void score(double[] rows, double[] predictions) {
    int count = arrays.rows(rows.length, predictions.length, outWidth);
    Memory memory = count == 1 ? one.get() : many.take();
    for (int first = 0; first < count; first += block) {
      int some = Math.min(block, count - first);
      for (int row = 0; row < some; row++) {
        arrays.read(rows, (first + row) * arrays.width(), memory, row);
      }
      compute(memory, some);
      write(memory, some, predictions, first * outWidth);
    }
    if (count != 1) {
      many.give(memory);
    }
  }

  @Override
  public void score(float[] rows, double[] predictions) {
    int count = arrays.rows(rows.length, predictions.length, outWidth);
    Memory memory = count == 1 ? one.get() : many.take();
    for (int first = 0; first < count; first += block) {
      int some = Math.min(block, count - first);
      for (int row = 0; row < some; row++) {
        arrays.read(rows, (first + row) * arrays.width(), memory, row);
      }
      compute(memory, some);
      write(memory, some, predictions, first * outWidth);
    }
    if (count != 1) {
      many.give(memory);
    }
  }

  private void write(Memory memory, int rows, double[] predictions, int to) {
    for (int row = 0; row < rows; row++) {
      int from = memory.at(row, out);
      for (int i = 0; i < outWidth; i++) {
        predictions[to + row * outWidth + i] = memory.values[from + i];
      }
    }
  }

  private void compute(Memory memory, int rows) {
    for (Step step : steps) {
      step.compute(memory, rows);
    }
  }

  private Input.RowCell[] cells(Schema schema) {
    Binding known = binding;
    if (known == null || known.schema != schema) {
      int[] fields = fields(schema);
      Input.RowCell[] cells = new Input.RowCell[inputs.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = inputs[i].cell(schema, fields[i]);
      }
      known = new Binding(schema, cells);
      binding = known;
    }
    return known.cells;
  }

  private int[] fields(Schema schema) {
    Problems problems = Problems.of("Scorer");
    int[] fields = new int[inputs.length];
    for (int i = 0; i < fields.length; i++) {
      String field = inputs[i].field;
      if (schema.has(field)) {
        fields[i] = schema.indexOf(field);
      } else {
        problems.addAll(List.of(missing(field, schema)));
      }
    }
    problems.throwIfAny();
    return fields;
  }

  private static String missing(String field, Schema schema) {
    return "Scorer: column '%s' must be there, but was not.%s"
        .formatted(field, Problems.didYouMean(field, schema.names()));
  }

  @Override
  public String toString() {
    return "scorer of " + graph.nodes().size() + " nodes" + StepPlan.told(steps);
  }

  /** What reads the inputs from rows of a schema. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Binding(Schema schema, Input.RowCell[] cells) {}
}
