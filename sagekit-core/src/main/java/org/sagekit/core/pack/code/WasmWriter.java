package org.sagekit.core.pack.code;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Octets as the binary format of WebAssembly has them (W3C, 2019, section 5). For one thread. */
final class WasmWriter {
  private static final int SEVEN_BITS = 127;
  private static final int MORE = 128;
  private static final int SIGN = 64;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Adds single octets. */
  WasmWriter octets(int... octets) {
    for (int octet : octets) {
      out.write(octet);
    }
    return this;
  }

  /** Adds octets as they are. */
  WasmWriter raw(byte[] octets) {
    out.writeBytes(octets);
    return this;
  }

  /** Adds a whole number without sign, in LEB128. */
  WasmWriter unsigned(int number) {
    int rest = number;
    while (Integer.compareUnsigned(rest, SEVEN_BITS) > 0) {
      out.write(rest & SEVEN_BITS | MORE);
      rest >>>= 7;
    }
    out.write(rest);
    return this;
  }

  /** Adds a whole number with its sign, in LEB128. */
  WasmWriter signed(int number) {
    int rest = number;
    while (rest < -SIGN || rest >= SIGN) {
      out.write(rest & SEVEN_BITS | MORE);
      rest >>= 7;
    }
    out.write(rest & SEVEN_BITS);
    return this;
  }

  /** Adds the four octets of a real number in single precision, the least first. */
  WasmWriter single(float number) {
    return raw(Blob.ints(new int[] {Float.floatToIntBits(number)}));
  }

  /** Adds the eight octets of a real number, the least first. */
  WasmWriter real(double number) {
    return raw(Blob.reals(new double[] {number}));
  }

  /** Adds a name. */
  WasmWriter name(String name) {
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    return unsigned(octets.length).raw(octets);
  }

  /** Adds what another writer has, behind its size. */
  WasmWriter sized(WasmWriter content) {
    return unsigned(content.size()).raw(content.toBytes());
  }

  /** Adds a section. */
  WasmWriter section(int id, WasmWriter content) {
    return octets(id).sized(content);
  }

  int size() {
    return out.size();
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
