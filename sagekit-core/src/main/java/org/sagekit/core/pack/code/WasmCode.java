package org.sagekit.core.pack.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the body of one function: its variables and its instructions. For one thread. */
final class WasmCode {
  private final WasmWriter out = new WasmWriter();
  private final Map<String, Integer> locals = new HashMap<>();
  private final List<Kind> variables = new ArrayList<>();
  private final Function function;
  private final WasmExpressions expressions;

  WasmCode(WasmNames names, Function function) {
    this.function = function;
    function.parameters().forEach(parameter -> locals.put(parameter.name(), locals.size()));
    expressions = new WasmExpressions(names, locals, out);
  }

  /** Stops the module if the first parameter is none of so many indices. */
  WasmCode requireIndex(int count) {
    out.octets(WasmOp.LOCAL_GET, 0, WasmOp.I32_CONST).signed(count);
    out.octets(WasmOp.I32_GE_U, WasmOp.IF, WasmOp.NOTHING, WasmOp.UNREACHABLE, WasmOp.END);
    return this;
  }

  /** The whole body. */
  WasmWriter body() {
    write(function.body());
    if (function.kind() != Kind.VOID) {
      out.octets(WasmOp.UNREACHABLE); // all ways have returned, which the format can't see
    }
    out.octets(WasmOp.END);
    WasmWriter body = new WasmWriter().unsigned(variables.size());
    variables.forEach(kind -> body.octets(1, WasmOp.type(kind)));
    return body.raw(out.toBytes());
  }

  private void write(List<Statement> statements) {
    statements.forEach(this::write);
  }

  private void write(Statement statement) {
    if (statement instanceof Statement.Declare declare) {
      declare(declare);
    } else if (statement instanceof Statement.Assign assign) {
      assign(assign);
    } else if (statement instanceof Statement.Evaluate evaluate) {
      expressions.write(evaluate.call());
      if (evaluate.call().kind() != Kind.VOID) {
        out.octets(WasmOp.DROP);
      }
    } else if (statement instanceof Statement.If choice) {
      choice(choice);
    } else if (statement instanceof Statement.While loop) {
      loop(loop.condition(), loop.body());
    } else if (statement instanceof Statement.For loop) {
      write(loop.start());
      List<Statement> body = new ArrayList<>(loop.body());
      body.add(loop.step());
      loop(loop.condition(), body);
    } else if (statement instanceof Statement.Return end) {
      end.value().ifPresent(value -> expressions.write(value, function.kind()));
      out.octets(WasmOp.RETURN);
    }
  }

  /** A name may be declared again in another block. */
  private void declare(Statement.Declare declare) {
    expressions.write(declare.value(), declare.kind());
    int index = function.parameters().size() + variables.size();
    variables.add(declare.kind());
    locals.put(declare.name(), index);
    out.octets(WasmOp.LOCAL_SET).unsigned(index);
  }

  private void assign(Statement.Assign assign) {
    Expression target = assign.target();
    if (target instanceof Expression.Element element) {
      if (element.table() != Table.MEMORY) {
        throw new IllegalStateException("WebAssembly: table must be the memory: " + element);
      }
      long offset = expressions.address(element);
      expressions.write(assign.value(), Kind.DOUBLE);
      expressions.access(WasmOp.F64_STORE, Table.MEMORY, offset);
      return;
    }
    expressions.write(assign.value(), target.kind());
    if (target instanceof Expression.Name name) {
      out.octets(WasmOp.LOCAL_SET).unsigned(expressions.local(name.name()));
    } else if (target instanceof Expression.Scalar scalar) {
      out.octets(WasmOp.GLOBAL_SET).unsigned(WasmExpressions.SCALARS.indexOf(scalar.name()));
    } else {
      throw new IllegalStateException("WebAssembly: target must be known: " + target);
    }
  }

  private void choice(Statement.If choice) {
    expressions.write(choice.condition());
    out.octets(WasmOp.IF, WasmOp.NOTHING);
    write(choice.yes());
    if (!choice.no().isEmpty()) {
      out.octets(WasmOp.ELSE);
      write(choice.no());
    }
    out.octets(WasmOp.END);
  }

  private void loop(Expression condition, List<Statement> body) {
    out.octets(WasmOp.BLOCK, WasmOp.NOTHING, WasmOp.LOOP, WasmOp.NOTHING);
    expressions.write(condition);
    out.octets(WasmOp.I32_EQZ, WasmOp.BR_IF, 1);
    write(body);
    out.octets(WasmOp.BR, 0, WasmOp.END, WasmOp.END);
  }
}
