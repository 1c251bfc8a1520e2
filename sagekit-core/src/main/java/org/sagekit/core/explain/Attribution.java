package org.sagekit.core.explain;

import org.sagekit.api.data.Dataset;

/** A way to share predictions out. Immutable and thread-safe. */
interface Attribution {

  /** What is predicted if no field is known, one number an output. */
  double[] base();

  /**
   * Shares the predictions of some rows out.
   *
   * @param rows in the form of the graph's inputs
   * @return the contributions row by row, output by output, field by field; behind them, if they
   *     are not exact, their standard errors
   */
  double[][] of(Dataset rows);
}
