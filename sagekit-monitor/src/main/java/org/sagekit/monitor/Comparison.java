package org.sagekit.monitor;

import org.sagekit.api.data.Column;

/**
 * A column of then and of now, in one form.
 *
 * @param name of the column
 * @param then what the model learnt from
 * @param now what it is asked
 */
record Comparison(String name, Column then, Column now) {

  /** How many values of now are not missing. */
  int present() {
    return now.size() - now.missing();
  }
}
