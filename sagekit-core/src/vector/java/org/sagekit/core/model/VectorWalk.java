package org.sagekit.core.model;

import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Walks many rows at once by the JDK's vectors: a row's numbers become ranks of one byte, a vector
 * holds one column of as many rows as it has bytes, and every split of a tree is asked for all of
 * them, which takes fewer instructions than to follow each row alone. Single rows, and rows of
 * doubles that are no floats, go the plain way. Immutable.
 *
 * <p>The loops over vectors call the API only, whose methods the compiler always takes in. A method
 * of our own between them may be left out of a loop, and then makes an object for every vector.
 */
final class VectorWalk extends BlockWalk {
  private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** With vectors of 16 bytes JDK 17 was slower than the plain way, on processors without AVX. */
  private static final int LEAST_LANES = 32;

  private static final int BLOCK = PaddedTrees.BLOCK;

  private final PaddedTrees padded;
  private final VectorRanks ranks;
  private final Walk others;

  /** The walk, or the others where the processor's vectors are too short to be faster. */
  static Walk of(PaddedTrees trees, Walk others) {
    return LANES < LEAST_LANES ? others : new VectorWalk(trees, others);
  }

  private VectorWalk(PaddedTrees trees, Walk others) {
    super(trees.sums, trees.trees);
    this.padded = trees;
    ranks = new VectorRanks(trees.ranks);
    this.others = others;
  }

  @Override
  int keys() {
    return Math.max(others.keys(), ranks.keys());
  }

  @Override
  void row(Memory memory, int from, int to) {
    others.row(memory, from, to);
  }

  @Override
  Walk ready(Memory memory, int in, int rows) {
    if (rows < LANES / 2) {
      return others;
    }
    int stride = stride(rows);
    byte[] bytes = memory.bytes((padded.ranks.columns() + BLOCK + 1) * stride);
    boolean exact = ranks.read(memory, in, rows, bytes, stride);
    return exact ? this : others;
  }

  /** Rows are filled up to whole vectors; what is computed for none is not read. */
  private static int stride(int rows) {
    return (rows + LANES - 1) / LANES * LANES;
  }

  @Override
  void tree(Memory memory, int tree, int rows) {
    int stride = stride(rows);
    int parts = padded.ranks.columns() * stride;
    int result = parts + BLOCK * stride;
    byte[] bytes = memory.bytes(result + stride);
    int block = tree * padded.blocks() * BLOCK;
    if (padded.isTall) {
      for (int part = 0; part < BLOCK; part++) {
        lower(bytes, block + (part + 1) * BLOCK, parts + part * stride, stride);
      }
      upper(bytes, block, parts, stride);
    } else {
      lower(bytes, block, result, stride);
    }
    tell(memory.leaves, bytes, result, tree, rows);
  }

  private void tell(int[] leaves, byte[] bytes, int from, int tree, int rows) {
    int first = tree * padded.leaves();
    for (int row = 0; row < rows; row++) {
      leaves[row] = padded.payloads[first + bytes[from + row]];
    }
  }

  private int place(int split, int stride) {
    return padded.columns[split] * stride;
  }

  /** Which of a block's eight ways each row goes. */
  private void lower(byte[] bytes, int at, int to, int stride) {
    int p0 = place(at, stride);
    int p1 = place(at + 1, stride);
    int p2 = place(at + 2, stride);
    int p3 = place(at + 3, stride);
    int p4 = place(at + 4, stride);
    int p5 = place(at + 5, stride);
    int p6 = place(at + 6, stride);
    ByteVector limit0 = ByteVector.broadcast(SPECIES, padded.limits[at]);
    ByteVector limit1 = ByteVector.broadcast(SPECIES, padded.limits[at + 1]);
    ByteVector limit2 = ByteVector.broadcast(SPECIES, padded.limits[at + 2]);
    ByteVector limit3 = ByteVector.broadcast(SPECIES, padded.limits[at + 3]);
    ByteVector limit4 = ByteVector.broadcast(SPECIES, padded.limits[at + 4]);
    ByteVector limit5 = ByteVector.broadcast(SPECIES, padded.limits[at + 5]);
    ByteVector limit6 = ByteVector.broadcast(SPECIES, padded.limits[at + 6]);
    ByteVector way0 = ByteVector.broadcast(SPECIES, (byte) 0);
    ByteVector way1 = ByteVector.broadcast(SPECIES, (byte) 1);
    ByteVector way2 = ByteVector.broadcast(SPECIES, (byte) 2);
    ByteVector way3 = ByteVector.broadcast(SPECIES, (byte) 3);
    ByteVector way4 = ByteVector.broadcast(SPECIES, (byte) 4);
    ByteVector way5 = ByteVector.broadcast(SPECIES, (byte) 5);
    ByteVector way6 = ByteVector.broadcast(SPECIES, (byte) 6);
    ByteVector way7 = ByteVector.broadcast(SPECIES, (byte) 7);
    for (int row = 0; row < stride; row += LANES) {
      ByteVector a =
          way0.blend(way1, ByteVector.fromArray(SPECIES, bytes, p3 + row).compare(GT, limit3));
      ByteVector b =
          way2.blend(way3, ByteVector.fromArray(SPECIES, bytes, p4 + row).compare(GT, limit4));
      ByteVector left =
          a.blend(b, ByteVector.fromArray(SPECIES, bytes, p1 + row).compare(GT, limit1));
      ByteVector c =
          way4.blend(way5, ByteVector.fromArray(SPECIES, bytes, p5 + row).compare(GT, limit5));
      ByteVector d =
          way6.blend(way7, ByteVector.fromArray(SPECIES, bytes, p6 + row).compare(GT, limit6));
      ByteVector right =
          c.blend(d, ByteVector.fromArray(SPECIES, bytes, p2 + row).compare(GT, limit2));
      left.blend(right, ByteVector.fromArray(SPECIES, bytes, p0 + row).compare(GT, limit0))
          .intoArray(bytes, to + row);
    }
  }

  /**
   * Which of a tree's leaves each row comes to, once the ways through its lower blocks are known.
   */
  private void upper(byte[] bytes, int at, int parts, int stride) {
    int p0 = place(at, stride);
    int p1 = place(at + 1, stride);
    int p2 = place(at + 2, stride);
    int p3 = place(at + 3, stride);
    int p4 = place(at + 4, stride);
    int p5 = place(at + 5, stride);
    int p6 = place(at + 6, stride);
    ByteVector limit0 = ByteVector.broadcast(SPECIES, padded.limits[at]);
    ByteVector limit1 = ByteVector.broadcast(SPECIES, padded.limits[at + 1]);
    ByteVector limit2 = ByteVector.broadcast(SPECIES, padded.limits[at + 2]);
    ByteVector limit3 = ByteVector.broadcast(SPECIES, padded.limits[at + 3]);
    ByteVector limit4 = ByteVector.broadcast(SPECIES, padded.limits[at + 4]);
    ByteVector limit5 = ByteVector.broadcast(SPECIES, padded.limits[at + 5]);
    ByteVector limit6 = ByteVector.broadcast(SPECIES, padded.limits[at + 6]);
    int to = parts + BLOCK * stride;
    ByteVector way8 = ByteVector.broadcast(SPECIES, (byte) 8);
    ByteVector way16 = ByteVector.broadcast(SPECIES, (byte) 16);
    ByteVector way32 = ByteVector.broadcast(SPECIES, (byte) 32);
    for (int row = 0; row < stride; row += LANES) {
      int part = parts + row;
      ByteVector a =
          ByteVector.fromArray(SPECIES, bytes, part)
              .blend(
                  ByteVector.fromArray(SPECIES, bytes, part + stride).add(way8),
                  ByteVector.fromArray(SPECIES, bytes, p3 + row).compare(GT, limit3));
      ByteVector b =
          ByteVector.fromArray(SPECIES, bytes, part + 2 * stride)
              .blend(
                  ByteVector.fromArray(SPECIES, bytes, part + 3 * stride).add(way8),
                  ByteVector.fromArray(SPECIES, bytes, p4 + row).compare(GT, limit4));
      ByteVector left =
          a.blend(b.add(way16), ByteVector.fromArray(SPECIES, bytes, p1 + row).compare(GT, limit1));
      ByteVector c =
          ByteVector.fromArray(SPECIES, bytes, part + 4 * stride)
              .blend(
                  ByteVector.fromArray(SPECIES, bytes, part + 5 * stride).add(way8),
                  ByteVector.fromArray(SPECIES, bytes, p5 + row).compare(GT, limit5));
      ByteVector d =
          ByteVector.fromArray(SPECIES, bytes, part + 6 * stride)
              .blend(
                  ByteVector.fromArray(SPECIES, bytes, part + 7 * stride).add(way8),
                  ByteVector.fromArray(SPECIES, bytes, p6 + row).compare(GT, limit6));
      ByteVector right =
          c.blend(d.add(way16), ByteVector.fromArray(SPECIES, bytes, p2 + row).compare(GT, limit2));
      left.blend(
              right.add(way32), ByteVector.fromArray(SPECIES, bytes, p0 + row).compare(GT, limit0))
          .intoArray(bytes, to + row);
    }
  }

  @Override
  public String toString() {
    return others + ", many rows by vectors of " + LANES + " bytes";
  }
}
