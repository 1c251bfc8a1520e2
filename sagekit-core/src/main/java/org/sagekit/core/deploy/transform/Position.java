package org.sagekit.core.deploy.transform;

/**
 * How far a file is.
 *
 * @param rows how many rows are in the output
 * @param badRows how many were set aside
 * @param nextLine of the input, from 1
 * @param input what of it was read
 * @param output what of it is forced
 * @param bad what of the rows set aside is forced
 */
record Position(long rows, long badRows, long nextLine, Mark input, Mark output, Mark bad) {

  /** The row of the input that comes next, from 0. */
  long nextRow() {
    return rows + badRows;
  }
}
