package org.sagekit.core.pack.boosters;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages files in a way that keeps most of their structure. */
final class FileDamage {
  private static final String[] LIKED = {
    "-1",
    "0",
    "1",
    "2",
    "3",
    "7",
    "63",
    "64",
    "1e300",
    "-1e300",
    "NaN",
    "1e-45",
    "16777216",
    "2147483647",
    "-2147483648",
    "4294967295",
    "9223372036854775807",
    "99999999999999999999",
    "0.5",
    "[",
    "]",
    "{",
    "}",
    "\"",
    ""
  };

  private FileDamage() {}

  /** A part cut out, doubled, or moved to another place. */
  static byte[] spliced(byte[] file, Random random) {
    int from = random.nextInt(file.length);
    int to = Math.min(file.length, from + 1 + random.nextInt(random.nextInt(20) == 0 ? 4000 : 60));
    int at = random.nextInt(file.length);
    byte[] part = Arrays.copyOfRange(file, from, to);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean keeps = random.nextBoolean();
    boolean adds = !keeps || random.nextBoolean();
    for (int i = 0; i < file.length; i++) {
      if (adds && i == at) {
        out.writeBytes(part);
      }
      if (keeps || i < from || i >= to) {
        out.write(file[i]);
      }
    }
    return out.toByteArray();
  }

  /** One to three numbers replaced by others that are likely to do harm. */
  static byte[] renumbered(byte[] file, boolean binary, Random random) {
    byte[] damaged = file;
    for (int change = random.nextInt(3); change >= 0; change--) {
      damaged = binary ? word(damaged, random) : number(damaged, random);
    }
    return damaged;
  }

  /** A typed array's number, length or count: 4 bytes anywhere. */
  private static byte[] word(byte[] file, Random random) {
    byte[] damaged = file.clone();
    int at = random.nextInt(file.length - 4);
    int[] liked = {
      -1, 0, 1, 2, 3, 63, 64, 1 << 24, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7fc00000
    };
    ByteBuffer.wrap(damaged).putInt(at, liked[random.nextInt(liked.length)]);
    return damaged;
  }

  private static byte[] number(byte[] file, Random random) {
    int from = random.nextInt(file.length);
    while (from < file.length && !isDigit(file[from])) {
      from++;
    }
    int to = from;
    while (to < file.length && isDigit(file[to])) {
      to++;
    }
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String liked = LIKED[random.nextInt(LIKED.length)];
    return (text.substring(0, from) + liked + text.substring(to))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isDigit(byte letter) {
    return letter >= '0' && letter <= '9' || letter == '-' || letter == '.' || letter == 'E';
  }
}
