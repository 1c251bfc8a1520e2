package org.sagekit.core.track.exchange.tensorboard;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * A file of events in the framing of TensorFlow's {@code record_writer.h}: length, checksum of the
 * length, bytes, checksum of the bytes; checksums are CRC-32C, rotated and shifted by a constant.
 * What comes after a damaged record is not read: where the next one begins can't be known.
 *
 * @param path where it is
 * @param name for messages
 * @param notes takes what is amiss
 */
record EventFile(Path path, String name, Consumer<String> notes) {
  private static final long LARGEST_RECORD = 64L << 20;
  private static final int HEADER = 12;
  private static final int FOOTER = 4;
  private static final int MASK = 0xa282ead8;
  private static final int BUFFER = 1 << 16;

  /**
   * Reads the events in their order.
   *
   * @param most how many records at most: a file may grow while it is read
   * @return how many records were read
   */
  long read(long most, Consumer<Event> each) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
      return new Reading(in, Files.size(path)).all(most, each);
    }
  }

  /** For one thread. */
  private final class Reading {
    private final InputStream in;
    private final long size;
    private long offset;
    private byte[] bytes = new byte[BUFFER];

    Reading(InputStream in, long size) {
      this.in = in;
      this.size = size;
    }

    long all(long most, Consumer<Event> each) throws IOException {
      long records = 0;
      for (int length = next(); length >= 0 && records < most; length = next()) {
        records++;
        event(length, each);
        offset += HEADER + length + FOOTER;
      }
      return records;
    }

    private void event(int length, Consumer<Event> each) throws IOException {
      try {
        each.accept(EventMessage.of(bytes, length));
      } catch (InvalidProtocolBufferException e) {
        told("is no event and was passed over");
      }
    }

    /** The length of the next record, whose bytes were read; -1 if there is none. */
    private int next() throws IOException {
      byte[] header = in.readNBytes(HEADER);
      if (header.length < HEADER) {
        return header.length == 0 ? -1 : stop("was cut off");
      }
      ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
      long length = fields.getLong();
      if (masked(header, Long.BYTES) != fields.getInt()) {
        return stop("has a length with a wrong checksum, and the rest of the file was not read");
      }
      if (length < 0 || length > LARGEST_RECORD) {
        return stop(
            "has a length of %s bytes, and the rest of the file was not read".formatted(length));
      }
      if (length + FOOTER > size - offset - HEADER) {
        return stop("was cut off");
      }
      return content((int) length);
    }

    private int content(int length) throws IOException {
      if (bytes.length < length) {
        bytes = new byte[length];
      }
      byte[] footer = new byte[FOOTER];
      if (in.readNBytes(bytes, 0, length) < length || in.readNBytes(footer, 0, FOOTER) < FOOTER) {
        return stop("was cut off");
      }
      int expected = ByteBuffer.wrap(footer).order(ByteOrder.LITTLE_ENDIAN).getInt();
      return masked(bytes, length) == expected
          ? length
          : stop("has a wrong checksum, and the rest of the file was not read");
    }

    private int stop(String why) {
      told(why);
      return -1;
    }

    private void told(String why) {
      notes.accept("'%s': the record at byte %s %s.".formatted(name, offset, why));
    }
  }

  static int masked(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    int value = (int) crc.getValue();
    return Integer.rotateRight(value, 15) + MASK;
  }
}
