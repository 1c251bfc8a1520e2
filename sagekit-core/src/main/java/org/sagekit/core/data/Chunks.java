package org.sagekit.core.data;

import java.util.Arrays;

/**
 * Numbers of a column while it grows, in chunks, so that growing copies nothing and wastes little:
 * an array that doubles would be copied again and again, and be too great for the heap's young
 * generation.
 */
final class Chunks {
  private static final int BITS = 13;
  private static final int SIZE = 1 << BITS;
  private static final int MASK = SIZE - 1;

  private Chunks() {}

  /** Whole numbers of 32 bits. */
  static final class Ints {
    private int[][] chunks = new int[8][];
    private int[] last = new int[16];
    private int size;

    void add(int value) {
      int at = size & MASK;
      if (at == last.length) {
        last = Arrays.copyOf(last, Math.min(SIZE, 4 * at));
      } else if (at == 0 && size > 0) {
        chunks = kept(chunks, last, size);
        last = new int[SIZE];
      }
      last[at] = value;
      size++;
    }

    private static int[][] kept(int[][] chunks, int[] chunk, int size) {
      int index = (size >> BITS) - 1;
      int[][] room = index < chunks.length ? chunks : Arrays.copyOf(chunks, 2 * index);
      room[index] = chunk;
      return room;
    }

    int size() {
      return size;
    }

    int get(int index) {
      int chunk = index >> BITS;
      return (chunk == (size - 1) >> BITS ? last : chunks[chunk])[index & MASK];
    }

    /** All numbers in one array. */
    int[] toArray() {
      int[] all = new int[size];
      for (int from = 0; from < size; from += SIZE) {
        int[] chunk = from >> BITS == (size - 1) >> BITS ? last : chunks[from >> BITS];
        System.arraycopy(chunk, 0, all, from, Math.min(SIZE, size - from));
      }
      return all;
    }
  }

  /** Whole numbers of 64 bits. */
  static final class Longs {
    private long[][] chunks = new long[8][];
    private long[] last = new long[16];
    private int size;

    void add(long value) {
      int at = size & MASK;
      if (at == last.length) {
        last = Arrays.copyOf(last, Math.min(SIZE, 4 * at));
      } else if (at == 0 && size > 0) {
        chunks = kept(chunks, last, size);
        last = new long[SIZE];
      }
      last[at] = value;
      size++;
    }

    /** Adds the first of some values. */
    void add(long[] some, int count) {
      for (int from = 0; from < count; ) {
        int at = size & MASK;
        int room = Math.min(count - from, last.length - at);
        if (at == 0 || room == 0) {
          add(some[from++]);
        } else {
          System.arraycopy(some, from, last, at, room);
          from += room;
          size += room;
        }
      }
    }

    private static long[][] kept(long[][] chunks, long[] chunk, int size) {
      int index = (size >> BITS) - 1;
      long[][] room = index < chunks.length ? chunks : Arrays.copyOf(chunks, 2 * index);
      room[index] = chunk;
      return room;
    }

    int size() {
      return size;
    }

    /** Hands all numbers out in order, some at a time, and forgets them as it goes. */
    void drain(Taker to) {
      for (int from = 0; from < size; from += SIZE) {
        boolean isLast = from >> BITS == (size - 1) >> BITS;
        to.take(from, isLast ? last : chunks[from >> BITS], Math.min(SIZE, size - from));
        if (!isLast) {
          chunks[from >> BITS] = new long[0];
        }
      }
      size = 0;
    }
  }

  /** Takes numbers of 64 bits, some at a time. */
  interface Taker {
    /**
     * Takes some.
     *
     * @param from how many there were before
     * @param values of which the first {@code count} count
     */
    void take(int from, long[] values, int count);
  }
}
