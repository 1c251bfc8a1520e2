package org.sagekit.core.pack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The 512 bytes before each file of an archive, as POSIX.1-1988 (ustar) has them: of all fields
 * only name, size and checksum vary here.
 */
final class TarHeader {
  /** Everything in an archive takes whole blocks. */
  static final int BLOCK = 512;

  static final int NAME_LENGTH = 100;
  static final int SIZE = 124;
  static final int SIZE_LENGTH = 12;
  static final int CHECKSUM = 148;
  static final int CHECKSUM_LENGTH = 8;
  static final int TYPE = 156;
  static final int MAGIC = 257;
  static final String USTAR = "ustar\0" + "00";
  static final char FILE = '0';

  private TarHeader() {}

  /** The header of a file that anybody may read, from 1970, of owner 0. */
  static byte[] of(String name, long size) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, SIZE, octal(size, 11));
    put(header, 136, "00000000000");
    header[TYPE] = FILE;
    put(header, MAGIC, USTAR);
    put(header, 329, "0000000");
    put(header, 337, "0000000");
    put(header, CHECKSUM, checksum(header));
    return header;
  }

  /** The sum of all bytes, those of the sum itself counted as spaces. */
  static String checksum(byte[] header) {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      boolean own = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH;
      sum += own ? ' ' : header[i] & 0xff;
    }
    return octal(sum, 6) + "\0 ";
  }

  private static String octal(long number, int digits) {
    String octal = Long.toOctalString(number);
    return "0".repeat(Math.max(0, digits - octal.length())) + octal;
  }

  /** The bytes of a field, one character each. */
  static String field(byte[] header, int from, int length) {
    return new String(Arrays.copyOfRange(header, from, from + length), StandardCharsets.ISO_8859_1);
  }

  /** How many bytes fill the last block of a file. */
  static int padding(long size) {
    return (int) ((BLOCK - size % BLOCK) % BLOCK);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, header, at, ascii.length);
  }
}
