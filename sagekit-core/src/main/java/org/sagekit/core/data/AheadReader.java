package org.sagekit.core.data;

import java.io.IOException;
import java.io.Reader;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text one block ahead of its user on the JVM's common pool, so that reading, unpacking and
 * decoding cost no time of their own where a second processor is free. A text of one block is read
 * where it is asked for. A fault comes up behind all that stands before it. For one thread.
 */
final class AheadReader extends Reader {
  private static final int BLOCK = 1 << 16;

  /** Some of the text; what ended it, if it is not full. */
  private static final class Block {
    private final char[] chars = new char[BLOCK];
    private int length;
    private int at;
    private @Nullable Exception fault;

    Block fill(Reader text) {
      at = 0;
      length = 0;
      try {
        int count = text.read(chars, 0, BLOCK);
        while (count > 0) {
          length += count;
          count = length == BLOCK ? 0 : text.read(chars, length, BLOCK - length);
        }
      } catch (IOException | RuntimeException e) {
        fault = e;
      }
      return this;
    }

    boolean isLast() {
      return length < BLOCK;
    }
  }

  private final Reader text;
  private Block block = new Block();
  private @Nullable Block spare;
  private @Nullable ForkJoinTask<Block> next;
  private boolean started;

  AheadReader(Reader text) {
    this.text = text;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (block.at == block.length) {
      if (!advance()) {
        return -1;
      }
    }
    int count = Math.min(length, block.length - block.at);
    System.arraycopy(block.chars, block.at, target, offset, count);
    block.at += count;
    return count;
  }

  private boolean advance() throws IOException {
    if (!started) {
      started = true;
      block.fill(text);
    } else if (block.isLast()) {
      throwFault();
      return false;
    } else {
      Block read = next == null ? new Block().fill(text) : next.join();
      spare = block;
      block = read;
    }
    if (!block.isLast()) {
      Block free = spare == null ? new Block() : spare;
      next = ForkJoinPool.commonPool().submit(() -> free.fill(text));
    }
    return true;
  }

  private void throwFault() throws IOException {
    if (block.fault instanceof IOException fault) {
      throw fault;
    }
    if (block.fault instanceof RuntimeException fault) {
      throw fault;
    }
  }

  @Override
  public void close() throws IOException {
    if (next != null) {
      next.quietlyJoin();
    }
    text.close();
  }
}
