package org.sagekit.core.track.search.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a value that a run has: a text, a whole number or a real one, or a time. What
 * can't be compared is false.
 */
sealed interface Condition {

  /** Whether it holds. */
  boolean holds(Object value);

  /** By number; a text counts as the number that it stands for. */
  record OfNumber(Operator operator, Number right) implements Condition {
    @Override
    public boolean holds(Object value) {
      Number left =
          value instanceof Number number
              ? number
              : value instanceof String text ? NumberText.of(text) : null;
      return left != null && operator.holds(left, right);
    }
  }

  /** By text; a number is compared with the number that the text stands for. */
  record OfText(Operator operator, String right, @Nullable Number number) implements Condition {
    @Override
    public boolean holds(Object value) {
      if (value instanceof String left) {
        return operator.holds(left.compareTo(right));
      }
      return value instanceof Number left && number != null && operator.holds(left, number);
    }
  }

  /** By text in which upper and lower case are one. */
  record OfWord(Operator operator, String right) implements Condition {
    @Override
    public boolean holds(Object value) {
      return value instanceof String left && operator.holds(left.compareToIgnoreCase(right));
    }
  }

  /** By time. */
  record OfTime(Operator operator, Instant right) implements Condition {
    @Override
    public boolean holds(Object value) {
      return value instanceof Instant left && operator.holds(left.compareTo(right));
    }
  }

  /** By a pattern, or by not being like it. */
  record Like(LikePattern pattern, boolean isNegated) implements Condition {
    @Override
    public boolean holds(Object value) {
      return value instanceof String text && pattern.matches(text) != isNegated;
    }
  }

  /** Of several the one or the other. */
  record AnyOf(List<Condition> conditions) implements Condition {
    @Override
    public boolean holds(Object value) {
      for (Condition condition : conditions) {
        if (condition.holds(value)) {
          return true;
        }
      }
      return false;
    }
  }

  /** All of several. */
  record AllOf(List<Condition> conditions) implements Condition {
    @Override
    public boolean holds(Object value) {
      for (Condition condition : conditions) {
        if (!condition.holds(value)) {
          return false;
        }
      }
      return true;
    }
  }
}
