package org.sagekit.core.track.search.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.core.track.search.query.Token.Kind;

/**
 * By what runs are ordered: values first, numbers among them before texts, then NaN, then runs
 * without a value. Only values are turned round by {@code desc}. Immutable and thread-safe.
 */
public final class RunOrder implements Comparator<@Nullable Object> {
  private final Operand operand;
  private final boolean isDescending;
  private final List<QueryName> names;

  private RunOrder(Operand operand, boolean isDescending, List<QueryName> names) {
    this.operand = operand;
    this.isDescending = isDescending;
    this.names = names;
  }

  /**
   * Reads an order.
   *
   * @param text such as {@code min(val_loss) desc}
   * @return the order
   * @throws IllegalArgumentException if it can't be read; the message says where
   */
  public static RunOrder of(String text) {
    TokenReader tokens = new TokenReader(new QueryText("order", text));
    Operand operand = tokens.operand();
    boolean isDescending = tokens.accept("desc");
    if (!isDescending) {
      tokens.accept("asc");
    }
    if (tokens.peek().kind() != Kind.END) {
      throw tokens.wrong("go on with asc or desc, or end,", tokens.peek(), "");
    }
    Operand ordered = operand.type() == ValueType.RUN ? new Operand.RunNumber(operand) : operand;
    return new RunOrder(ordered, isDescending, List.copyOf(tokens.names()));
  }

  /**
   * The names in it that are known only if some run has them.
   *
   * @return one or none
   */
  public List<QueryName> names() {
    return names;
  }

  /**
   * What a run is ordered by.
   *
   * @param run any run
   * @return a String, Long, Double or Instant, null if the run has none
   */
  public @Nullable Object key(TrackedRun run) {
    Object value = operand.of(run);
    if (value instanceof String text && !(operand instanceof Operand.OfRun)) {
      Number number = NumberText.of(text);
      return number == null ? text : number;
    }
    return value;
  }

  @Override
  public int compare(@Nullable Object a, @Nullable Object b) {
    int rank = Integer.compare(rank(a), rank(b));
    if (rank != 0 || a == null || b == null) {
      return rank;
    }
    int order = values(a, b);
    return isDescending ? -order : order;
  }

  private static int rank(@Nullable Object key) {
    if (key == null) {
      return 2;
    }
    return key instanceof Double number && number.isNaN() ? 1 : 0;
  }

  private static int values(Object a, Object b) {
    if (a instanceof Number left && b instanceof Number right) {
      return numbers(left, right);
    }
    if (a instanceof Instant left && b instanceof Instant right) {
      return left.compareTo(right);
    }
    if (a instanceof String left && b instanceof String right) {
      return left.compareTo(right);
    }
    return a instanceof Number ? -1 : 1;
  }

  /** Exactly, also where whole numbers are closer to each other than a double can tell. */
  private static int numbers(Number a, Number b) {
    int order = Double.compare(a.doubleValue(), b.doubleValue());
    if (order != 0 || (a instanceof Double && b instanceof Double)) {
      return order;
    }
    return a instanceof Long && b instanceof Long
        ? Long.compare(a.longValue(), b.longValue())
        : exact(a).compareTo(exact(b));
  }

  private static BigDecimal exact(Number number) {
    return number instanceof Long
        ? BigDecimal.valueOf(number.longValue())
        : new BigDecimal(number.doubleValue());
  }
}
