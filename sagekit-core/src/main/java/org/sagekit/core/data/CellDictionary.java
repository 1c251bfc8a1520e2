package org.sagekit.core.data;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The distinct texts of a column, numbered from 0 in the order in which they came. A hash table
 * with open addressing that is asked with spans of a buffer instead of texts.
 */
final class CellDictionary {
  /** Of so many texts the characters are kept too: comparing with them is quicker. */
  private static final int QUICK = 4_096;

  private static final int EXPECTED = 128;

  private static final int[] NOTHING = new int[EXPECTED];

  /** By the first two characters, one more than the code of the text that came last; 0 for none. */
  private int[] expected = NOTHING;

  private char[][] quick = new char[8][];
  private @Nullable String[] texts = new @Nullable String[8];
  private int[] hashes = new int[8];
  private int[] slots = new int[16];
  private int size;

  int size() {
    return size;
  }

  String text(int code) {
    String text = texts[code];
    if (text == null) {
      throw new IndexOutOfBoundsException(code);
    }
    return text;
  }

  List<String> texts() {
    return java.util.stream.IntStream.range(0, size).mapToObj(this::text).toList();
  }

  /** The number of the cell's text, which is added if it is new. */
  int codeOf(Cell cell) {
    int slot = slotOf(cell);
    return slots[slot] == 0 ? add(cell, slot) : slots[slot] - 1;
  }

  /** The number of a text of another one, which is added if it is new. */
  int codeOf(CellDictionary other, int code) {
    String text = other.text(code);
    int hash = other.hashes[code];
    int slot = hash & (slots.length - 1);
    while (slots[slot] != 0) {
      int known = slots[slot] - 1;
      if (hashes[known] == hash && text.equals(texts[known])) {
        return known;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return add(text, hash, slot);
  }

  /** Whether the cell's text is there. */
  boolean has(Cell cell) {
    return slots[slotOf(cell)] != 0;
  }

  /** The number of the text, which is added if it is new. */
  int codeOf(String text) {
    char[] chars = text.toCharArray();
    Cell cell = new Cell();
    cell.set(chars, 0, chars.length, true);
    return codeOf(cell);
  }

  /** Remembers that an unquoted cell came, and so may come again. */
  void expect(Cell cell, int code) {
    if (code < QUICK && cell.length() > 1) {
      expected = expected == NOTHING ? new int[EXPECTED] : expected;
      expected[mark(cell.chars(), cell.start())] = code + 1;
    }
  }

  /**
   * The number of a text that came before and stands here again, or -1. Only the text that came
   * last among those with the same first characters is tried.
   *
   * @param to behind this nothing is looked at; the text ends before
   */
  int expected(char[] chars, int from, int to) {
    if (from + 1 >= to) {
      return -1;
    }
    int code = expected[mark(chars, from)] - 1;
    if (code < 0) {
      return -1;
    }
    char[] text = quick[code];
    if (from + text.length >= to) {
      return -1;
    }
    for (int i = 0; i < text.length; i++) {
      if (text[i] != chars[from + i]) {
        return -1;
      }
    }
    return code;
  }

  /** How many characters one of the first texts has. */
  int length(int code) {
    return quick[code].length;
  }

  private static int mark(char[] chars, int at) {
    return (31 * chars[at] + chars[at + 1]) & (EXPECTED - 1);
  }

  private int slotOf(Cell cell) {
    int hash = cell.hash();
    int slot = hash & (slots.length - 1);
    while (slots[slot] != 0 && !isAt(slots[slot] - 1, cell, hash)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isAt(int code, Cell cell, int hash) {
    return hashes[code] == hash && (code < QUICK ? cell.is(quick[code]) : cell.is(text(code)));
  }

  private int add(Cell cell, int slot) {
    return add(cell.text(), cell.hash(), slot);
  }

  private int add(String text, int hash, int slot) {
    if (size == texts.length) {
      texts = Arrays.copyOf(texts, size + (size >> 1) + 8);
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size + (size >> 1) + 8);
    }
    if (size < QUICK) {
      quick = size < quick.length ? quick : Arrays.copyOf(quick, 2 * size);
      quick[size] = text.toCharArray();
    }
    hashes[size] = hash;
    texts[size++] = text;
    slots[slot] = size;
    if (size * 2L > slots.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (int code = 0; code < size; code++) {
      int slot = hashes[code] & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = code + 1;
    }
  }
}
