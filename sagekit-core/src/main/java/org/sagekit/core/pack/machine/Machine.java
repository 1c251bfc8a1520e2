package org.sagekit.core.pack.machine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.ScoringGraph;

/**
 * Runs a program in this JVM, which proves its tables: what differs from the engine here would
 * differ in every language. For one thread.
 */
public final class Machine {
  private static final int MISSING = -1;
  private final ScoringGraph graph;
  private final Program program;
  private final State state;
  private final List<Bound> calls;
  private final Map<Integer, List<Bound>> texts = new TreeMap<>();

  /** A function and what it is called with behind the state and the length. */
  private record Bound(MethodHandle function, List<Integer> arguments) {
    void run(State state) {
      List<Object> all = new ArrayList<>(List.of(state));
      all.addAll(arguments);
      invoke(all);
    }

    void read(State state, int length) {
      List<Object> all = new ArrayList<>(List.of(state, length));
      all.addAll(arguments);
      invoke(all);
    }

    private void invoke(List<Object> all) {
      try {
        function.invokeWithArguments(all);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("Machine: function must not fail: " + e, e);
      }
    }
  }

  /**
   * Makes ready.
   *
   * @param graph of which the inputs are
   * @param program its program
   */
  public Machine(ScoringGraph graph, Program program) {
    this.graph = graph;
    this.program = program;
    this.state = new State(program);
    this.calls = bound(program.calls());
    program.texts().forEach((field, readers) -> texts.put(field, bound(readers)));
  }

  private static List<Bound> bound(List<Call> calls) {
    return calls.stream().map(call -> new Bound(function(call), call.arguments())).toList();
  }

  private static MethodHandle function(Call call) {
    try {
      Class<?> type = Class.forName(Machine.class.getPackageName() + "." + call.type());
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(call.function())) {
          return MethodHandles.lookup().unreflect(method);
        }
      }
      throw new IllegalStateException("Machine: function must be there, but was not: " + call);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Machine: function must be there, but was not: " + call, e);
    }
  }

  /** What was computed of some rows, row by row. */
  public record Result(Doubles margins, Doubles outputs) {}

  /**
   * Computes rows.
   *
   * @param rows the inputs of the graph, a column each and in their order
   * @return margins and predictions
   */
  public Result run(Dataset rows) {
    double[] margins = new double[rows.size() * program.margins().width()];
    double[] outputs = new double[rows.size() * program.outputs().width()];
    for (int row = 0; row < rows.size(); row++) {
      for (int field = 0; field < graph.inputs().size(); field++) {
        read(field, rows.column(field), row);
      }
      calls.forEach(call -> call.run(state));
      copy(program.margins(), margins, row);
      copy(program.outputs(), outputs, row);
    }
    return new Result(Doubles.of(margins), Doubles.of(outputs));
  }

  private void read(int field, Column column, int row) {
    List<Bound> readers = texts.get(field);
    if (readers == null) {
      if (column.type().isNumber()) {
        Inputs.place(state, program.fields(), field, column.number(row));
      }
    } else {
      @Nullable String text = column.text(row);
      state.text = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
      int length = text == null ? MISSING : state.text.length;
      readers.forEach(reader -> reader.read(state, length));
    }
  }

  private void copy(Program.Part part, double[] to, int row) {
    double[] numbers =
        Arrays.copyOfRange(state.memory, part.offset(), part.offset() + part.width());
    System.arraycopy(numbers, 0, to, row * part.width(), part.width());
  }
}
