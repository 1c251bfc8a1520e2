package org.sagekit.core.pack.code;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What a function uses and changes. For one thread, while it is looked for. */
final class Uses {
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<String> constants = new LinkedHashSet<>();
  private final Set<String> assigned = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> declared = new LinkedHashSet<>();

  private Uses() {}

  static Uses of(Function function) {
    return of(function.body());
  }

  static Uses of(List<Statement> statements) {
    Uses uses = new Uses();
    statements.forEach(uses::visit);
    return uses;
  }

  static Uses of(Expression expression) {
    Uses uses = new Uses();
    uses.visit(expression);
    return uses;
  }

  /** The functions that are called. */
  Set<String> functions() {
    return functions;
  }

  /** The constants that are read. */
  Set<String> constants() {
    return constants;
  }

  /** The variables that get another value than their first. */
  Set<String> assigned() {
    return assigned;
  }

  /** The variables that are read; a call or an element counts as the variable {@code *}. */
  Set<String> names() {
    return names;
  }

  /** The variables that begin here. */
  Set<String> declared() {
    return declared;
  }

  private void visit(Statement statement) {
    if (statement instanceof Statement.Declare declare) {
      declared.add(declare.name());
    }
    if (statement instanceof Statement.Assign assign) {
      if (assign.target() instanceof Expression.Name name) {
        assigned.add(name.name());
      } else {
        visit(assign.target());
      }
    }
    each(statement, this::visit, this::visit);
  }

  /** Visits what a statement is made of, but for the target of an assignment. */
  private static void each(
      Statement statement, Consumer<Expression> expression, Consumer<Statement> inner) {
    if (statement instanceof Statement.Declare declare) {
      expression.accept(declare.value());
    } else if (statement instanceof Statement.Assign assign) {
      expression.accept(assign.value());
    } else if (statement instanceof Statement.Evaluate evaluate) {
      expression.accept(evaluate.call());
    } else if (statement instanceof Statement.If choice) {
      expression.accept(choice.condition());
      choice.yes().forEach(inner);
      choice.no().forEach(inner);
    } else if (statement instanceof Statement.While loop) {
      expression.accept(loop.condition());
      loop.body().forEach(inner);
    } else if (statement instanceof Statement.For loop) {
      inner.accept(loop.start());
      expression.accept(loop.condition());
      inner.accept(loop.step());
      loop.body().forEach(inner);
    } else if (statement instanceof Statement.Return end) {
      end.value().ifPresent(expression);
    }
  }

  private void visit(Expression expression) {
    if (expression instanceof Expression.Name name) {
      names.add(name.name());
    } else if (expression instanceof Expression.Constant constant) {
      constants.add(constant.name());
    } else if (expression instanceof Expression.Invocation call) {
      functions.add(call.function());
      names.add("*");
      call.arguments().forEach(this::visit);
    } else if (expression instanceof Expression.Element element) {
      names.add("*");
      visit(element.index());
    } else if (expression instanceof Expression.Scalar) {
      names.add("*");
    } else if (expression instanceof Expression.Unary unary) {
      visit(unary.operand());
    } else if (expression instanceof Expression.Binary binary) {
      visit(binary.left());
      visit(binary.right());
    } else if (expression instanceof Expression.Choice choice) {
      visit(choice.condition());
      visit(choice.yes());
      visit(choice.no());
    } else if (expression instanceof Expression.Cast cast) {
      visit(cast.operand());
    } else if (expression instanceof Expression.Single single) {
      visit(single.operand());
    } else if (expression instanceof Expression.Mathematics mathematics) {
      visit(mathematics.operand());
    }
  }
}
