package org.sagekit.core.pack.code;

import java.util.List;

/** Something of a function that has a value. */
sealed interface Expression {
  /** What the value is. */
  Kind kind();

  /** A number as it stands in the source. */
  record Literal(String text, Kind kind) implements Expression {}

  /** A parameter, or a variable of the function. */
  record Name(String name, Kind kind) implements Expression {}

  /** A constant of the source. */
  record Constant(String name, Kind kind) implements Expression {}

  /** A number of the state that is no table. */
  record Scalar(String name) implements Expression {
    @Override
    public Kind kind() {
      return Kind.INT;
    }
  }

  /** A number of one of the state's tables. */
  record Element(Table table, Expression index) implements Expression {
    @Override
    public Kind kind() {
      return table.kind();
    }
  }

  /** {@code -x} or {@code !x}. */
  record Unary(String operator, Expression operand) implements Expression {
    @Override
    public Kind kind() {
      return operand.kind();
    }
  }

  /** Two values and what is made of them. */
  record Binary(String operator, Expression left, Expression right) implements Expression {
    @Override
    public Kind kind() {
      return switch (operator) {
        case "<", "<=", ">", ">=", "==", "!=", "&&", "||" -> Kind.BOOLEAN;
        default -> operands();
      };
    }

    /** As what both are taken. */
    Kind operands() {
      return left.kind() == Kind.DOUBLE || right.kind() == Kind.DOUBLE ? Kind.DOUBLE : left.kind();
    }
  }

  /** One of two values. */
  record Choice(Expression condition, Expression yes, Expression no) implements Expression {
    @Override
    public Kind kind() {
      return yes.kind() == Kind.DOUBLE ? Kind.DOUBLE : no.kind();
    }
  }

  /** The whole number within a real one, or the real number that is a whole one. */
  record Cast(Kind kind, Expression operand) implements Expression {}

  /** A real number, rounded to 32 bits. */
  record Single(Expression operand) implements Expression {
    @Override
    public Kind kind() {
      return Kind.DOUBLE;
    }
  }

  /** A square root or a floor. */
  record Mathematics(String function, Expression operand) implements Expression {
    @Override
    public Kind kind() {
      return Kind.DOUBLE;
    }
  }

  /** A call of one of the source's functions. */
  record Invocation(String function, boolean takesState, List<Expression> arguments, Kind kind)
      implements Expression {}
}
