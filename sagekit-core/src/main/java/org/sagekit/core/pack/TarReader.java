package org.sagekit.core.pack;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads an archive into memory and takes nothing but what {@link TarWriter} writes: plain files of
 * known names, each once, then two empty blocks, then nothing. A size is held against the limits
 * before anything is read.
 */
final class TarReader {
  private static final Pattern OCTAL = Pattern.compile("[0-7]{11}\0");
  private static final int FIRST_ROOM = 1 << 16;

  private final Subject subject;
  private final InputStream in;
  private final PackageLimits limits;
  private final PartNames names;
  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private long total;

  TarReader(Subject subject, InputStream in, PackageLimits limits, PartNames names) {
    this.subject = subject;
    this.in = in;
    this.limits = limits;
    this.names = names;
  }

  /** The files by name, in their order. */
  Map<String, byte[]> read() throws IOException {
    byte[] block = block("a header or the end");
    while (!isEmpty(block)) {
      part(block);
      block = block("a header or the end");
    }
    subject.require(isEmpty(block("the second empty block")), "end", "two empty blocks", "one");
    subject.require(in.read() < 0, "end", "the last of the content", "followed by more");
    return parts;
  }

  private void part(byte[] header) throws IOException {
    String sum = TarHeader.field(header, TarHeader.CHECKSUM, TarHeader.CHECKSUM_LENGTH);
    subject.require(
        sum.equals(TarHeader.checksum(header)),
        "checksum of a header",
        PartNames.printable(TarHeader.checksum(header)),
        PartNames.printable(sum));
    String magic = TarHeader.field(header, TarHeader.MAGIC, TarHeader.USTAR.length());
    subject.require(
        magic.equals(TarHeader.USTAR), "archive", "in ustar form", PartNames.printable(magic));
    char type = (char) (header[TarHeader.TYPE] & 0xff);
    subject.require(type == TarHeader.FILE, "part", "a plain file", kind(type));
    String name = name(header);
    int size = size(header, name);
    subject.require(
        Arrays.equals(header, TarHeader.of(name, size)),
        "header of '" + name + "'",
        "as SageKit writes it",
        "other in byte " + Arrays.mismatch(header, TarHeader.of(name, size)));
    parts.put(name, content(name, size));
  }

  private String name(byte[] header) {
    String field = TarHeader.field(header, 0, TarHeader.NAME_LENGTH);
    int end = field.indexOf('\0');
    String name = end < 0 ? field : field.substring(0, end);
    names.add(name);
    return name;
  }

  private int size(byte[] header, String name) {
    String field = TarHeader.field(header, TarHeader.SIZE, TarHeader.SIZE_LENGTH);
    subject.require(
        OCTAL.matcher(field).matches(),
        "size of '" + name + "'",
        "11 octal digits",
        PartNames.printable(field));
    long size = Long.parseLong(field, 0, TarHeader.SIZE_LENGTH - 1, 8);
    subject.require(
        size <= limits.part(),
        "size of '" + name + "'",
        "at most " + limits.part() + " bytes",
        size,
        "a greater PackageLimits.part");
    total += size;
    subject.require(
        total <= limits.total(),
        "size of all parts",
        "at most " + limits.total() + " bytes",
        "at least " + total,
        "a greater PackageLimits.total");
    return (int) size;
  }

  /** Room grows with what is really there, so a great size costs nothing by itself. */
  private byte[] content(String name, int size) throws IOException {
    byte[] content = new byte[Math.min(size, FIRST_ROOM)];
    int have = 0;
    while (have < size) {
      if (have == content.length) {
        content = Arrays.copyOf(content, (int) Math.min(size, 2L * have));
      }
      have += some(content, have, "the rest of '" + name + "'");
    }
    byte[] padding = new byte[TarHeader.padding(size)];
    fill(padding, "the block of '" + name + "'");
    subject.require(isEmpty(padding), "filling behind '" + name + "'", "zero", "something else");
    return content;
  }

  private byte[] block(String what) throws IOException {
    byte[] block = new byte[TarHeader.BLOCK];
    fill(block, what);
    return block;
  }

  private void fill(byte[] bytes, String what) throws IOException {
    int have = 0;
    while (have < bytes.length) {
      have += some(bytes, have, what);
    }
  }

  private int some(byte[] bytes, int from, String what) throws IOException {
    int count = in.read(bytes, from, bytes.length - from);
    subject.require(count >= 0, "content", "longer: " + what + " is missing", "at its end");
    return count;
  }

  private static boolean isEmpty(byte[] bytes) {
    for (byte one : bytes) {
      if (one != 0) {
        return false;
      }
    }
    return true;
  }

  private static String kind(char type) {
    return switch (type) {
      case '1', '2' -> "a link";
      case '3', '4', '6' -> "a device";
      case '5' -> "a folder";
      default -> "of type '" + PartNames.printable(String.valueOf(type)) + "'";
    };
  }
}
