package org.sagekit.core.pack.code;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Tables as text in base 64, least octets first. */
final class Blob {
  private Blob() {}

  static byte[] ints(int[] numbers) {
    ByteBuffer octets = ByteBuffer.allocate(Math.multiplyExact(4, numbers.length));
    octets.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(numbers);
    return octets.array();
  }

  static byte[] reals(double[] numbers) {
    ByteBuffer octets = ByteBuffer.allocate(Math.multiplyExact(8, numbers.length));
    octets.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(numbers);
    return octets.array();
  }

  /** Text in pieces. */
  static List<String> pieces(byte[] octets, int longest) {
    String text = Base64.getEncoder().encodeToString(octets);
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < text.length(); from += longest) {
      pieces.add(text.substring(from, Math.min(text.length(), from + longest)));
    }
    return pieces;
  }
}
