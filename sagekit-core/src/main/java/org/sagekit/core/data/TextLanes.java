package org.sagekit.core.data;

import java.io.IOException;
import java.io.Reader;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A text whose user and the JVM's common pool work side by side: while the user takes some of it
 * apart, the pool reads, unpacks and decodes what follows.
 *
 * <p>Of separated values the pool may do more. The text comes in pairs of blocks that end with a
 * line; it takes the second block of the next pair apart into a {@link CsvPart}, which the user may
 * take instead of the block.
 *
 * <p>A short text is read where it is asked for. A fault comes up behind all that stands before it.
 * For one thread.
 */
final class TextLanes extends Reader {
  /** Characters of a pair. Two of them are little enough to read in vain behind an endless cell. */
  static final int PAIR = 3 << 17;

  /** Characters of the first pair, which is all of most texts. */
  private static final int FIRST_PAIR = 1 << 16;

  /** The share of a pair that its user takes apart; the other lane reads and decodes it all. */
  private static final double FIRST_SHARE = 0.55;

  private final Reader text;
  private final Supplier<@Nullable CsvPart> parts;
  private final int size;
  private Pair current;
  private @Nullable ForkJoinTask<Pair> next;

  /** Where the user is, and how far there is text without asking. */
  private int at;

  private int end;

  /** A text that is only read ahead. */
  TextLanes(Reader text) {
    this(text, PAIR, () -> null);
  }

  /**
   * A text that is taken apart in parts, too.
   *
   * @param pair how many characters a pair has
   * @param parts gives what takes a block apart, or null if that can't be known yet; is asked on
   *     the user's thread
   */
  TextLanes(Reader text, int pair, Supplier<@Nullable CsvPart> parts) {
    this.text = text;
    this.parts = parts;
    this.current = new Pair(0);
    this.size = pair;
  }

  /** Two blocks. */
  private static final class Pair {
    private final char[] chars;

    /** Where the second block starts. */
    private int middle;

    /** Where it ends; behind it stands what belongs to the next pair. */
    private int end;

    private int length;
    private boolean isLast;
    private @Nullable Exception fault;
    private @Nullable CsvPart part;

    Pair(int size) {
      chars = new char[size];
    }

    Pair fill(Pair before, Reader text, @Nullable CsvPart taker) {
      length = before.length - before.end;
      System.arraycopy(before.chars, before.end, chars, 0, length);
      read(text);
      end = isLast ? length : afterLine(length, length);
      middle = afterLine((int) (FIRST_SHARE * end), end);
      part = middle < end && taker != null && taker.read(chars, middle, end) ? taker : null;
      return this;
    }

    private void read(Reader text) {
      try {
        int count = text.read(chars, length, chars.length - length);
        while (count > 0) {
          length += count;
          count = length == chars.length ? 0 : text.read(chars, length, chars.length - length);
        }
        isLast = count < 0;
      } catch (IOException | RuntimeException e) {
        isLast = true;
        fault = e;
      }
    }

    /** The place behind the last line that ends before a place, or another one if none does. */
    private int afterLine(int place, int otherwise) {
      for (int i = place; i > 0; i--) {
        if (chars[i - 1] == '\n') {
          return i;
        }
      }
      return otherwise;
    }
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (at == end) {
      if (!advance()) {
        return -1;
      }
    }
    int count = Math.min(length, end - at);
    System.arraycopy(current.chars, at, target, offset, count);
    at += count;
    return count;
  }

  private boolean advance() throws IOException {
    if (end < current.end) {
      end = current.end;
      return true;
    }
    if (current.isLast) {
      throwFault();
      return false;
    }
    Pair done = current;
    current =
        next == null ? new Pair(Math.min(size, FIRST_PAIR)).fill(done, text, null) : next.join();
    at = 0;
    end = current.middle;
    if (!current.isLast) {
      readAhead(current, done.chars.length == size ? done : new Pair(size));
    }
    return true;
  }

  private void readAhead(Pair before, Pair free) {
    CsvPart part = parts.get();
    next = ForkJoinPool.commonPool().submit(() -> free.fill(before, text, part));
  }

  private void throwFault() throws IOException {
    if (current.fault instanceof IOException fault) {
      throw fault;
    }
    if (current.fault instanceof RuntimeException fault) {
      throw fault;
    }
  }

  /** The part that stands next if all before it was read, or null. */
  @Nullable CsvPart part() {
    return at == end && end < current.end ? current.part : null;
  }

  /** Goes over the part, which was taken. */
  void skipPart() {
    at = current.end;
    end = current.end;
  }

  @Override
  public void close() throws IOException {
    if (next != null) {
      next.quietlyJoin();
    }
    text.close();
  }
}
