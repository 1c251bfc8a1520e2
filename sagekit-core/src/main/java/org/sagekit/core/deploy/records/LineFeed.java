package org.sagekit.core.deploy.records;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The lines of one file as bytes, none held beyond a limit. Reads no more of the file than it had
 * when it was listed. For one thread.
 */
public final class LineFeed implements AutoCloseable {
  private static final int CHUNK = 1 << 16;
  private final InputStream in;
  private final int longest;
  private final byte[] chunk = new byte[CHUNK];
  private byte[] line = new byte[1 << 10];
  private int at;
  private int end;
  private int length;
  private long number;
  private boolean tooLong;
  private boolean ended;

  /**
   * @param size how much of the file is read
   * @param longest line that is held
   * @throws EOFException if not even the head of compressed bytes is whole
   */
  public LineFeed(Path file, long size, int longest) throws IOException {
    InputStream raw =
        new BufferedInputStream(new FirstBytes(Files.newInputStream(file), size), CHUNK);
    this.in = size > 0 && file.toString().endsWith(".gz") ? unzipped(raw) : raw;
    this.longest = longest;
  }

  private static InputStream unzipped(InputStream raw) throws IOException {
    try {
      return new GZIPInputStream(raw, CHUNK);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * Goes to the next line.
   *
   * @return whether there is one
   * @throws EOFException if compressed bytes end too early
   */
  public boolean next() throws IOException {
    length = 0;
    tooLong = false;
    ended = false;
    boolean any = false;
    while (at < end || fill()) {
      any = true;
      int stop = lineEnd();
      keep(stop);
      ended = stop < end;
      at = ended ? stop + 1 : stop;
      if (ended) {
        break;
      }
    }
    number += any ? 1 : 0;
    return any;
  }

  private int lineEnd() {
    int stop = at;
    while (stop < end && chunk[stop] != '\n') {
      stop++;
    }
    return stop;
  }

  private void keep(int stop) {
    int count = stop - at;
    if (tooLong || length + count > longest) {
      tooLong = true;
      length = 0;
      return;
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.min(longest, Math.max(length + count, 2 * line.length)));
    }
    System.arraycopy(chunk, at, line, length, count);
    length += count;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(chunk, 0, CHUNK));
    return end > 0;
  }

  /** The line without its end. */
  public byte[] bytes() {
    int stop = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return Arrays.copyOf(line, stop);
  }

  /** From 1. */
  public long number() {
    return number;
  }

  /** Whether the line was longer than the limit; its bytes are not kept then. */
  public boolean isTooLong() {
    return tooLong;
  }

  /** Whether the line has its end. */
  public boolean isEnded() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
