package org.sagekit.core.data;

import org.sagekit.api.Problems;

/**
 * How many rows of the right a row of the left may be joined with: {@code
 * Transforms.innerJoin(customers, orders, Partners.many(1_000_000), "customer")}. Immutable.
 */
public final class Partners {
  private static final Partners ONE = new Partners(0);
  private final int mostRows;

  private Partners(int mostRows) {
    this.mostRows = mostRows;
  }

  /**
   * At most one: a key that stands twice in the right is refused, for it would make more rows of
   * one. This is what joins do if nothing is said.
   *
   * @return the choice
   */
  public static Partners one() {
    return ONE;
  }

  /**
   * Any number, as in SQL: a row of the left comes once for each of its partners, in their order.
   * Copies of a row are then on both sides of a split unless the key has the role of the group.
   *
   * @param mostRows how many rows the result may have, 1 or more; more are refused before they are
   *     made, for keys that repeat on both sides multiply
   * @return the choice
   * @throws IllegalArgumentException if no row is allowed
   */
  public static Partners many(int mostRows) {
    Problems.of("Partners").require(mostRows >= 1, "mostRows", "at least 1", mostRows).throwIfAny();
    return new Partners(mostRows);
  }

  boolean isOne() {
    return mostRows == 0;
  }

  int mostRows() {
    return mostRows;
  }

  @Override
  public String toString() {
    return isOne() ? "one partner" : "any number of partners";
  }
}
