package org.sagekit.core.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The frame round compressed data, as RFC 1952 has it, with every choice made once and for all. */
final class Gzip {
  /** Deflated, no flags, no time, no extra flags, made on no system in particular. */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  /** CRC-32 and length of the content, little-endian. */
  static final int TRAILER = 8;

  private static final int BUFFER = 1 << 16;

  private Gzip() {}

  /** What fills a stream. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  static byte[] header() {
    return HEADER.clone();
  }

  static byte[] trailer(long crc, long length) {
    return ByteBuffer.allocate(TRAILER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) crc)
        .putInt((int) length)
        .array();
  }

  /** Writes content compressed; the same platform compresses it alike every time. */
  static void write(OutputStream out, Content content) throws IOException {
    out.write(HEADER);
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      CRC32 crc = new CRC32();
      DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater, BUFFER);
      content.writeTo(new CheckedOutputStream(deflated, crc));
      deflated.finish();
      out.write(trailer(crc.getValue(), deflater.getBytesRead()));
    } finally {
      deflater.end();
    }
  }
}
