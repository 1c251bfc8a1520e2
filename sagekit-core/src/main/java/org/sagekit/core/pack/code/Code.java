package org.sagekit.core.pack.code;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.pack.machine.Call;
import org.sagekit.core.pack.machine.Lowering;
import org.sagekit.core.pack.machine.Program;

/**
 * What all languages write of a model: its tables, the functions that it needs, and the calls that
 * are its own. Immutable.
 *
 * @param model the name of the model
 * @param graph the model
 * @param program its tables and calls
 * @param functions of the machine, and the model's own {@code run} and {@code read}
 * @param constants that the functions need
 */
record Code(
    String model,
    ScoringGraph graph,
    Program program,
    List<Function> functions,
    List<Source.Constant> constants) {
  /** Java takes methods of 64 KB; a call is some twenty octets. */
  private static final int MOST_CALLS = 400;

  private static final int LONGEST_NAME = 80;

  private static final String PLACE = "place";

  static Code of(String model, ScoringGraph graph) {
    Program program = Lowering.of(graph);
    Set<String> called = new LinkedHashSet<>(List.of(PLACE));
    program.calls().forEach(call -> called.add(call.function()));
    program.texts().values().forEach(list -> list.forEach(call -> called.add(call.function())));
    List<Function> functions = new ArrayList<>(Source.machine().reachable(called));
    List<Source.Constant> constants = Source.machine().constants(functions);
    functions.add(number(program));
    functions.add(text(program));
    functions.addAll(run(program));
    return new Code(model, graph, program, functions, constants);
  }

  /** Whether the model reads texts. */
  boolean readsTexts() {
    return !program.texts().isEmpty();
  }

  /** The model's name as a lower-case identifier, short enough for the name of a file. */
  String identifier() {
    String name = model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    String some = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    String plain = some.replaceAll("^_+|_+$", "");
    return plain.isEmpty() ? "model" : Character.isDigit(plain.charAt(0)) ? "m" + plain : plain;
  }

  private static Function number(Program program) {
    Expression field = new Expression.Name("field", Kind.INT);
    Expression x = new Expression.Name("x", Kind.DOUBLE);
    return own(
        "Takes an input that is a number; NaN if it is missing.",
        "number",
        List.of(
            new Function.Parameter(Kind.INT, "field"), new Function.Parameter(Kind.DOUBLE, "x")),
        List.of(
            new Statement.Evaluate(
                new Expression.Invocation(
                    PLACE, true, List.of(literal(program.fields()), field, x), Kind.VOID))));
  }

  private static Function text(Program program) {
    List<Statement> body = new ArrayList<>();
    for (Map.Entry<Integer, List<Call>> entry : program.texts().entrySet()) {
      Expression condition =
          new Expression.Binary(
              "==", new Expression.Name("field", Kind.INT), literal(entry.getKey()));
      List<Statement> calls = new ArrayList<>();
      for (Call call : entry.getValue()) {
        calls.add(evaluate(call, Optional.of(new Expression.Name("length", Kind.INT))));
      }
      body.add(new Statement.If(condition, calls, List.of()));
    }
    return own(
        "Takes an input that is a text, of so many octets; -1 if it is missing.",
        "text",
        List.of(
            new Function.Parameter(Kind.INT, "field"), new Function.Parameter(Kind.INT, "length")),
        body);
  }

  private static List<Function> run(Program program) {
    List<Function> parts = new ArrayList<>();
    List<Statement> all = new ArrayList<>();
    List<Call> calls = program.calls();
    for (int from = 0; from < calls.size(); from += MOST_CALLS) {
      List<Statement> some = new ArrayList<>();
      for (Call call : calls.subList(from, Math.min(calls.size(), from + MOST_CALLS))) {
        some.add(evaluate(call, Optional.empty()));
      }
      if (calls.size() <= MOST_CALLS) {
        all = some;
      } else {
        String name = "run" + parts.size();
        parts.add(own("A part of the calls.", name, List.of(), some));
        all.add(
            new Statement.Evaluate(new Expression.Invocation(name, true, List.of(), Kind.VOID)));
      }
    }
    parts.add(own("Computes a row, once its inputs are taken.", "run", List.of(), all));
    return parts;
  }

  private static Function own(
      String comment, String name, List<Function.Parameter> parameters, List<Statement> body) {
    return new Function(comment, Kind.VOID, name, false, true, parameters, body);
  }

  private static Statement evaluate(Call call, Optional<Expression> first) {
    List<Expression> arguments = new ArrayList<>();
    first.ifPresent(arguments::add);
    call.arguments().forEach(argument -> arguments.add(literal(argument)));
    return new Statement.Evaluate(
        new Expression.Invocation(call.function(), true, arguments, Kind.VOID));
  }

  private static Expression literal(int value) {
    Expression size = new Expression.Literal(String.valueOf(Math.abs(value)), Kind.INT);
    return value < 0 ? new Expression.Unary("-", size) : size;
  }
}
