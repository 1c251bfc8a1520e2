package org.sagekit.monitor.compare;

import org.sagekit.api.data.Column;

/**
 * A column of then and of now, in one form.
 *
 * @param name of the column
 * @param then what the model learnt from
 * @param now what it is asked
 */
public record ColumnPair(String name, Column then, Column now) {

  /**
   * How many values of now are not missing.
   *
   * @return zero or more
   */
  public int present() {
    return now.size() - now.missing();
  }
}
