package org.sagekit.core.pack;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads what {@link Gzip} wrote, and nothing else: {@link java.util.zip.GZIPInputStream} bears
 * extra headers, more members and rubbish at the end. Nothing is inflated before it is asked for.
 */
final class GzipReader extends InputStream {
  private static final int BUFFER = 1 << 16;

  /** What can't be compressed grows by less than an eighth; only empty blocks grow without end. */
  private static final int LEAST_GAIN = 8;

  private final Subject subject;
  private final InputStream in;
  private final long limit;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private int filled;
  private boolean begun;
  private boolean ended;

  /**
   * @param in the compressed bytes; not closed
   * @param limit how many bytes the content may have
   */
  GzipReader(Subject subject, InputStream in, long limit) {
    this.subject = subject;
    this.in = in;
    this.limit = limit;
  }

  /** How many bytes of content have been made so far. */
  long inflated() {
    return inflater.getBytesWritten();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!begun) {
      begun = true;
      begin();
    }
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      int count = inflate(bytes, offset, length);
      if (count > 0) {
        crc.update(bytes, offset, count);
        return count;
      }
      if (inflater.finished()) {
        end();
        ended = true;
      } else {
        subject.require(!inflater.needsDictionary(), "compression", "plain", "with a dictionary");
        fill();
      }
    }
    return -1;
  }

  private int inflate(byte[] bytes, int offset, int length) {
    subject.require(
        inflated() <= limit,
        "content",
        "at most " + limit + " bytes",
        "more",
        "a greater PackageLimits.total");
    try {
      return inflater.inflate(bytes, offset, length);
    } catch (DataFormatException e) {
      throw new org.sagekit.api.ModelFormatException(
          "%s: compressed data must be whole, but was damaged: %s."
              .formatted(subject.name(), e.getMessage()),
          e);
    }
  }

  private void begin() throws IOException {
    byte[] expected = Gzip.header();
    byte[] header = in.readNBytes(expected.length);
    subject.require(
        header.length >= 2 && header[0] == expected[0] && header[1] == expected[1],
        "file",
        "a gzip file",
        header.length == 0 ? "empty" : "something that begins with " + hex(header));
    subject.require(Arrays.equals(header, expected), "gzip header", hex(expected), hex(header));
  }

  private void fill() throws IOException {
    int count = in.read(buffer);
    subject.require(count > 0, "compressed data", "whole", "cut off");
    subject.require(
        inflater.getBytesRead() <= inflated() + inflated() / LEAST_GAIN + 2 * BUFFER,
        "compressed data",
        "little greater than the content",
        "much greater");
    filled = count;
    inflater.setInput(buffer, 0, count);
  }

  private void end() throws IOException {
    int left = inflater.getRemaining();
    byte[] trailer = new byte[Gzip.TRAILER];
    int have = Math.min(left, Gzip.TRAILER);
    System.arraycopy(buffer, filled - left, trailer, 0, have);
    have += in.readNBytes(trailer, have, Gzip.TRAILER - have);
    subject.require(have == Gzip.TRAILER, "gzip trailer", "whole", "cut off");
    byte[] expected = Gzip.trailer(crc.getValue(), inflated());
    subject.require(
        Arrays.equals(trailer, expected),
        "CRC-32 and length of the content",
        hex(expected),
        hex(trailer));
    subject.require(
        left <= Gzip.TRAILER && in.read() < 0, "gzip trailer", "the end", "followed by more");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
