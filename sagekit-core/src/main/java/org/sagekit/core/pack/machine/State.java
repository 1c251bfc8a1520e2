package org.sagekit.core.pack.machine;

/**
 * What the functions of the machine work on: the tables of a model, which all calls share, and the
 * memory of one call. For one thread.
 */
final class State {
  /** Whole numbers: columns, children of splits, offsets of other tables. */
  final int[] ints;

  /** Thresholds, weights, leaves. */
  final double[] reals;

  /** Levels and terms, in UTF-8. */
  final byte[] bytes;

  /** The numbers of all nodes of the graph, and some room to compute in. */
  final double[] memory;

  /** The text that is read, in UTF-8. */
  byte[] text = {};

  /** The hash of the octets so far, and those of a block that is not whole yet. */
  int hash;

  int block;

  /** How many octets there were so far. */
  int octets;

  /** Where in {@link #bytes} stands what the octets are compared with, and whether they differ. */
  int other;

  int differs;

  State(Program program) {
    ints = program.ints();
    reals = program.reals();
    bytes = program.bytes();
    memory = new double[program.memory()];
  }

  /** The state of no model, to take hashes with. */
  State(byte[] text) {
    ints = new int[0];
    reals = new double[0];
    bytes = new byte[0];
    memory = new double[0];
    this.text = text;
  }
}
