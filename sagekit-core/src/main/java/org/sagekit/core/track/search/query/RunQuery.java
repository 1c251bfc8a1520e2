package org.sagekit.core.track.search.query;

import java.util.List;
import org.sagekit.api.track.run.TrackedRun;

/** A question that a run answers with yes or no. Immutable and thread-safe. */
public final class RunQuery {
  private final Expression expression;
  private final List<QueryName> names;

  private RunQuery(Expression expression, List<QueryName> names) {
    this.expression = expression;
    this.names = names;
  }

  /**
   * Reads a query.
   *
   * @param text in the language of {@link org.sagekit.api.track.search.RunSearch}; blank for all
   * @return the query
   * @throws IllegalArgumentException if it can't be read, is longer than 10,000 characters or
   *     nested deeper than 200 levels; the message says where
   */
  public static RunQuery of(String text) {
    TokenReader tokens = new TokenReader(new QueryText("query", text));
    Expression expression = new Parser(tokens).read();
    return new RunQuery(expression, List.copyOf(tokens.names()));
  }

  /**
   * Whether it holds.
   *
   * @param run any run
   * @return yes or no
   */
  public boolean holds(TrackedRun run) {
    return expression.holds(run);
  }

  /**
   * The names in it that are known only if some run has them.
   *
   * @return in the order of the text
   */
  public List<QueryName> names() {
    return names;
  }
}
