package org.sagekit.core.track.search.query;

import java.util.List;
import org.sagekit.api.track.run.TrackedRun;

/** A query as a tree, of which each node says yes or no to a run. */
sealed interface Expression {

  /** Whether it holds of a run. */
  boolean holds(TrackedRun run);

  /** All of some; of none, it holds. */
  record And(List<Expression> parts) implements Expression {
    @Override
    public boolean holds(TrackedRun run) {
      for (Expression part : parts) {
        if (!part.holds(run)) {
          return false;
        }
      }
      return true;
    }
  }

  /** One of some. */
  record Or(List<Expression> parts) implements Expression {
    @Override
    public boolean holds(TrackedRun run) {
      for (Expression part : parts) {
        if (part.holds(run)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Not another one. */
  record Not(Expression part) implements Expression {
    @Override
    public boolean holds(TrackedRun run) {
      return !part.holds(run);
    }
  }

  /** Something of what a run has. */
  record Comparison(Operand left, Condition condition) implements Expression {
    @Override
    public boolean holds(TrackedRun run) {
      Object value = left.of(run);
      return value != null && condition.holds(value);
    }
  }

  /** Whether a run has something. */
  record Presence(Operand left) implements Expression {
    @Override
    public boolean holds(TrackedRun run) {
      return left.of(run) != null;
    }
  }
}
