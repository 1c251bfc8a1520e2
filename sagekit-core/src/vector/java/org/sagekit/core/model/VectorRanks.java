package org.sagekit.core.model;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Turns rows of numbers into ranks, see {@link RankTable}. The limits of a column lie in blocks of
 * as many as a vector has lanes. First it is counted how many whole blocks a key is above, for as
 * many columns at once as there are lanes: each lane compares its column's key with the last limit
 * of a block. Then every key is compared with all limits of its block at once. So the work depends
 * on how many limits there are, and neither on where they lie nor on the numbers. Immutable.
 */
final class VectorRanks {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = INTS.length();

  /** So many rows are ranked together while they stay in the nearest cache. */
  private static final int TILE = 32;

  private final int columns;
  private final int padded;
  private final int[] features;
  private final boolean rounds;

  /** The key of a missing value in each column. */
  private final int[] missing;

  /** The limits, column behind column, each filled up to blocks by what no key is above. */
  private final int[] limits;

  /** Where the blocks of each column begin. */
  private final int[] starts;

  /** For as many columns as there are lanes the last limits of their blocks, block by block. */
  private final int[][] lasts;

  VectorRanks(RankTable table) {
    columns = table.columns();
    padded = (columns + LANES - 1) / LANES * LANES;
    features = table.features;
    rounds = table.rounds;
    missing = Arrays.copyOf(table.missing, padded);
    starts = new int[padded];
    int room = 0;
    for (int column = 0; column < columns; column++) {
      starts[column] = room;
      // one block more, as the greatest keys are above all whole ones
      room += (whole(table.limits[column]) + 1) * LANES;
    }
    limits = unreached(room);
    for (int column = 0; column < columns; column++) {
      int[] own = table.limits[column];
      System.arraycopy(own, 0, limits, starts[column], own.length);
    }
    lasts = new int[padded / LANES][];
    for (int group = 0; group < lasts.length; group++) {
      int first = group * LANES;
      lasts[group] =
          lasts(Arrays.copyOfRange(table.limits, first, Math.min(first + LANES, columns)));
    }
  }

  /** How many blocks some limits fill. */
  private static int whole(int[] limits) {
    return limits.length / LANES;
  }

  /** Limits that no key is above. */
  private static int[] unreached(int count) {
    int[] limits = new int[count];
    Arrays.fill(limits, Integer.MAX_VALUE);
    return limits;
  }

  /** The last limits of the whole blocks of some columns, one a lane. */
  private static int[] lasts(int[][] group) {
    int blocks = Arrays.stream(group).mapToInt(VectorRanks::whole).max().orElse(0);
    int[] lasts = unreached(blocks * LANES);
    for (int lane = 0; lane < group.length; lane++) {
      for (int block = 0; block < whole(group[lane]); block++) {
        lasts[block * LANES + lane] = group[lane][(block + 1) * LANES - 1];
      }
    }
    return lasts;
  }

  /** How many of the memory's keys a row takes: a key a column, and where its block begins. */
  int keys() {
    return 2 * padded;
  }

  /**
   * Ranks rows.
   *
   * @param in where the first row's numbers begin
   * @param ranks column behind column, {@code stride} ranks each
   * @return false if the forest compares doubles and one of them is no float
   */
  boolean read(Memory memory, int in, int rows, byte[] ranks, int stride) {
    boolean exact = true;
    for (int first = 0; first < rows; first += TILE) {
      int count = Math.min(TILE, rows - first);
      exact &= floats(memory, memory.at(first, in), count);
      find(memory.keys, count);
      ranks(memory.keys, count, ranks, first, stride);
    }
    return exact | rounds;
  }

  /** Brings the numbers of each row's columns side by side, as floats' bits. */
  private boolean floats(Memory memory, int in, int count) {
    long lost = 0;
    for (int row = 0; row < count; row++) {
      int from = memory.at(row, in);
      int to = row * padded;
      for (int column = 0; column < columns; column++) {
        double number = memory.values[from + features[column]];
        float x = (float) number;
        lost |= Double.doubleToRawLongBits(number) ^ Double.doubleToRawLongBits(x);
        memory.keys[to + column] = Float.floatToRawIntBits(x);
      }
    }
    return lost == 0;
  }

  /** Makes the bits keys, and finds where the block of limits begins that each key is in. */
  private void find(int[] keys, int count) {
    IntVector positive = IntVector.broadcast(INTS, Integer.MAX_VALUE);
    int blocks = count * padded;
    for (int group = 0; group < lasts.length; group++) {
      int column = group * LANES;
      int[] ends = lasts[group];
      IntVector none = IntVector.fromArray(INTS, missing, column);
      IntVector start = IntVector.fromArray(INTS, starts, column);
      for (int row = 0; row < count; row++) {
        int at = row * padded + column;
        FloatVector x = IntVector.fromArray(INTS, keys, at).reinterpretAsFloats().add(0f);
        IntVector bits = x.reinterpretAsInts();
        IntVector key = bits.lanewise(XOR, bits.lanewise(ASHR, 31).and(positive));
        key = key.blend(none, x.compare(NE, x).cast(INTS));
        IntVector block = start;
        for (int end = 0; end < ends.length; end += LANES) {
          VectorMask<Integer> above = key.compare(GT, IntVector.fromArray(INTS, ends, end));
          block = block.blend(block.add(LANES), above);
        }
        key.intoArray(keys, at);
        block.intoArray(keys, blocks + at);
      }
    }
  }

  /** Counts the limits of its block that each key is above. */
  private void ranks(int[] keys, int count, byte[] ranks, int first, int stride) {
    int blocks = count * padded;
    for (int column = 0; column < columns; column++) {
      int zero = starts[column] + RankTable.ZERO;
      int to = column * stride + first;
      for (int row = 0; row < count; row++) {
        int at = row * padded + column;
        int block = keys[blocks + at];
        int below = IntVector.fromArray(INTS, limits, block).compare(LT, keys[at]).trueCount();
        ranks[to + row] = (byte) (block - zero + below);
      }
    }
  }
}
