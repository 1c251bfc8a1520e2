package org.sagekit.core.pack;

import org.sagekit.api.Problems;

/**
 * How much a package may ask for before it is refused. What is read is held in memory, so a process
 * with a small heap that opens packages of strangers should say less than the defaults.
 *
 * @param archive the most bytes that the file may have; default 2 GiB
 * @param part the most bytes that one file inside may have, from 1 to 2^31 - 9; default 1 GiB
 * @param total the most bytes that all files inside may have together; default 2 GiB
 * @param parts how many files may be inside; default 64
 * @param nameLength the most characters of a file's name, from 1 to 100; default 100
 */
public record PackageLimits(long archive, long part, long total, int parts, int nameLength) {
  private static final long GIB = 1L << 30;
  private static final int MOST_PARTS = 64;
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public PackageLimits {
    Problems.of("PackageLimits")
        .require(archive > 0, "archive", "at least 1 byte", archive)
        .require(
            part > 0 && part <= LONGEST_ARRAY,
            "part",
            "from 1 to " + LONGEST_ARRAY + " bytes",
            part)
        .require(total > 0, "total", "at least 1 byte", total)
        .require(parts > 0, "parts", "at least 1", parts)
        .require(
            nameLength > 0 && nameLength <= TarHeader.NAME_LENGTH,
            "nameLength",
            "from 1 to " + TarHeader.NAME_LENGTH,
            nameLength)
        .throwIfAny();
  }

  /**
   * The defaults.
   *
   * @return 2 GiB a file, 1 GiB a part, 2 GiB in all, 64 parts, names of 100 characters
   */
  public static PackageLimits standard() {
    return new PackageLimits(2 * GIB, GIB, 2 * GIB, MOST_PARTS, TarHeader.NAME_LENGTH);
  }

  /**
   * These limits with another one for the file.
   *
   * @param bytes at least 1
   * @return new limits
   */
  public PackageLimits archive(long bytes) {
    return new PackageLimits(bytes, part, total, parts, nameLength);
  }

  /**
   * These limits with another one for each part.
   *
   * @param bytes from 1 to 2^31 - 9
   * @return new limits
   */
  public PackageLimits part(long bytes) {
    return new PackageLimits(archive, bytes, total, parts, nameLength);
  }

  /**
   * These limits with another one for all parts together.
   *
   * @param bytes at least 1
   * @return new limits
   */
  public PackageLimits total(long bytes) {
    return new PackageLimits(archive, part, bytes, parts, nameLength);
  }

  /**
   * These limits with another one for the number of parts.
   *
   * @param count at least 1
   * @return new limits
   */
  public PackageLimits parts(int count) {
    return new PackageLimits(archive, part, total, count, nameLength);
  }

  /**
   * These limits with another one for names.
   *
   * @param characters from 1 to 100
   * @return new limits
   */
  public PackageLimits nameLength(int characters) {
    return new PackageLimits(archive, part, total, parts, characters);
  }

  /** The most bytes that an archive within these limits has before it is compressed. */
  long expanded() {
    return total + (parts + 1L) * 2 * TarHeader.BLOCK;
  }
}
