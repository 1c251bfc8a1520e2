package org.sagekit.core.pack.code;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes expressions as instructions that leave their value on the stack. For one thread. */
final class WasmExpressions {
  /** The numbers of the state that are no tables, by their global's index. */
  static final List<String> SCALARS = List.of("hash", "block", "octets", "other", "differs");

  private static final int SINGLE = 2;

  private final WasmNames names;
  private final Map<String, Integer> locals;
  private final WasmWriter out;

  /**
   * Makes ready for a function.
   *
   * @param names of functions and constants, and where the tables stand
   * @param locals the indices of the function's variables, as they become known
   * @param out where the instructions go
   */
  WasmExpressions(WasmNames names, Map<String, Integer> locals, WasmWriter out) {
    this.names = names;
    this.locals = locals;
    this.out = out;
  }

  /** The index of a variable. */
  int local(String name) {
    return Objects.requireNonNull(locals.get(name), name);
  }

  /** Writes an expression as a kind: whole numbers may be wanted as reals. */
  void write(Expression expression, Kind kind) {
    write(expression);
    if (kind == Kind.DOUBLE && expression.kind() == Kind.INT) {
      out.octets(WasmOp.F64_CONVERT_I32_S);
    }
  }

  /** Writes an expression. */
  void write(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      literal(literal);
    } else if (expression instanceof Expression.Name name) {
      out.octets(WasmOp.LOCAL_GET).unsigned(local(name.name()));
    } else if (expression instanceof Expression.Constant constant) {
      write(names.constant(constant.name()), constant.kind());
    } else if (expression instanceof Expression.Scalar scalar) {
      out.octets(WasmOp.GLOBAL_GET).unsigned(SCALARS.indexOf(scalar.name()));
    } else if (expression instanceof Expression.Element element) {
      load(element);
    } else if (expression instanceof Expression.Unary unary) {
      unary(unary);
    } else if (expression instanceof Expression.Binary binary) {
      binary(binary);
    } else if (expression instanceof Expression.Choice choice) {
      choice(choice);
    } else {
      conversionOrCall(expression);
    }
  }

  private void conversionOrCall(Expression expression) {
    if (expression instanceof Expression.Cast cast) {
      write(cast.operand(), cast.kind());
      if (cast.kind() == Kind.INT && cast.operand().kind() == Kind.DOUBLE) {
        out.octets(WasmOp.I32_TRUNC_SAT_F64_S);
      }
    } else if (expression instanceof Expression.Single single) {
      write(single.operand(), Kind.DOUBLE);
      out.octets(WasmOp.F32_DEMOTE_F64, WasmOp.F64_PROMOTE_F32);
    } else if (expression instanceof Expression.Mathematics mathematics) {
      write(mathematics.operand(), Kind.DOUBLE);
      out.octets(WasmOp.mathematics(mathematics.function()));
    } else if (expression instanceof Expression.Invocation call) {
      call(call);
    } else {
      throw new IllegalStateException("WebAssembly: expression must be known: " + expression);
    }
  }

  private void literal(Expression.Literal literal) {
    switch (literal.kind()) {
      case BOOLEAN -> out.octets(WasmOp.I32_CONST).signed(literal.text().equals("true") ? 1 : 0);
      case INT -> out.octets(WasmOp.I32_CONST).signed(whole(literal));
      case DOUBLE -> out.octets(WasmOp.F64_CONST).real(Double.parseDouble(literal.text()));
      case VOID -> throw new IllegalStateException("WebAssembly: literal must be a number.");
    }
  }

  private static int whole(Expression.Literal literal) {
    return (int) Long.parseLong(literal.text());
  }

  private void unary(Expression.Unary unary) {
    if (unary.operator().equals("!")) {
      write(unary.operand());
      out.octets(WasmOp.I32_EQZ);
    } else if (unary.kind() == Kind.DOUBLE) {
      write(unary.operand());
      out.octets(WasmOp.F64_NEG);
    } else {
      out.octets(WasmOp.I32_CONST, 0);
      write(unary.operand());
      out.octets(WasmOp.I32_SUB);
    }
  }

  private void binary(Expression.Binary binary) {
    if (binary.operator().equals("&&")) {
      either(binary.left(), binary.right(), bool(false));
    } else if (binary.operator().equals("||")) {
      either(binary.left(), bool(true), binary.right());
    } else {
      write(binary.left(), binary.operands());
      write(binary.right(), binary.operands());
      out.octets(WasmOp.binary(binary.operator(), binary.operands()));
    }
  }

  private static Expression bool(boolean value) {
    return new Expression.Literal(String.valueOf(value), Kind.BOOLEAN);
  }

  /** The directions of walks come from conditions: as numbers of them, they need no branch. */
  private void choice(Expression.Choice choice) {
    if (is(choice.yes(), "1") && is(choice.no(), "0")) {
      write(choice.condition());
    } else if (is(choice.yes(), "0") && is(choice.no(), "1")) {
      write(choice.condition());
      out.octets(WasmOp.I32_EQZ);
    } else {
      either(choice.condition(), choice.yes(), choice.no());
    }
  }

  private static boolean is(Expression expression, String text) {
    return expression instanceof Expression.Literal literal && literal.text().equals(text);
  }

  /** Only the one that is chosen is computed. */
  private void either(Expression condition, Expression yes, Expression no) {
    Kind kind = yes.kind() == Kind.DOUBLE ? Kind.DOUBLE : no.kind();
    write(condition);
    out.octets(WasmOp.IF, WasmOp.type(kind));
    write(yes, kind);
    out.octets(WasmOp.ELSE);
    write(no, kind);
    out.octets(WasmOp.END);
  }

  private void call(Expression.Invocation call) {
    List<Function.Parameter> parameters = names.function(call.function()).parameters();
    for (int i = 0; i < parameters.size(); i++) {
      write(call.arguments().get(i), parameters.get(i).kind());
    }
    out.octets(WasmOp.CALL).unsigned(names.indexOf(call.function()));
  }

  private void load(Expression.Element element) {
    long offset = address(element);
    switch (element.table()) {
      case INTS -> access(WasmOp.I32_LOAD, element.table(), offset);
      case BYTES, TEXT -> access(WasmOp.I32_LOAD8_S, element.table(), offset);
      case REALS, MEMORY -> loadReal(element.table(), offset);
    }
  }

  private void loadReal(Table table, long offset) {
    if (names.layout().shift(table) == SINGLE) {
      access(WasmOp.F32_LOAD, table, offset);
      out.octets(WasmOp.F64_PROMOTE_F32);
    } else {
      access(WasmOp.F64_LOAD, table, offset);
    }
  }

  /**
   * Writes the address of an element but for what is known of it: where the table stands, and what
   * is added to the index. That is told, to become part of the instruction. Both parts of a sum
   * that is an index are 0 or more.
   */
  long address(Expression.Element element) {
    Expression index = element.index();
    long known = 0;
    if (index instanceof Expression.Binary sum
        && sum.operator().equals("+")
        && sum.right() instanceof Expression.Literal literal) {
      known = whole(literal);
      index = sum.left();
    }
    write(index);
    int shift = names.layout().shift(element.table());
    if (shift > 0) {
      out.octets(WasmOp.I32_CONST, shift, WasmOp.I32_SHL);
    }
    return names.layout().of(element.table()) + (known << shift);
  }

  /** Writes a load or store at an address that is on the stack. */
  void access(int operation, Table table, long offset) {
    out.octets(operation, names.layout().shift(table)).unsigned((int) offset);
  }
}
