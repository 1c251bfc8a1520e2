package org.sagekit.core.pack.machine;

import java.util.List;
import java.util.Map;

/**
 * A graph as tables and calls of the machine's functions: the form from which all targets that are
 * code are written. Immutable; the arrays are not to be changed.
 *
 * @param ints whole numbers
 * @param reals real numbers
 * @param bytes texts, in UTF-8
 * @param memory how many numbers a row needs room for
 * @param fields where in the whole numbers stands what {@link Inputs#place} needs
 * @param texts by the index of an input that is a text, the calls that read it
 * @param calls what computes a row, once its inputs are read
 * @param margins the numbers that are compared bit for bit
 * @param outputs the predictions
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying large tables serves nobody
public record Program(
    int[] ints,
    double[] reals,
    byte[] bytes,
    int memory,
    int fields,
    Map<Integer, List<Call>> texts,
    List<Call> calls,
    Part margins,
    Part outputs) {

  /**
   * Some numbers of the memory.
   *
   * @param offset where they begin
   * @param width how many they are
   */
  public record Part(int offset, int width) {}
}
