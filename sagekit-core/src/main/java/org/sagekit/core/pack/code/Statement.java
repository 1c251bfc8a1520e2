package org.sagekit.core.pack.code;

import java.util.List;
import java.util.Optional;

/** A step of a function. */
sealed interface Statement {

  /** A new variable. */
  record Declare(Kind kind, String name, Expression value) implements Statement {}

  /** A value for a variable, a scalar or an element of a table. */
  record Assign(Expression target, Expression value) implements Statement {}

  /** A call whose value is not wanted. */
  record Evaluate(Expression.Invocation call) implements Statement {}

  /** Steps that depend on a condition. */
  record If(Expression condition, List<Statement> yes, List<Statement> no) implements Statement {}

  /** Steps that are repeated. */
  record While(Expression condition, List<Statement> body) implements Statement {}

  /** Steps that are repeated with a count. */
  record For(Declare start, Expression condition, Assign step, List<Statement> body)
      implements Statement {}

  /** The end of the function. */
  record Return(Optional<Expression> value) implements Statement {}
}
