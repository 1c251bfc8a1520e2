package org.sagekit.core.pack.code;

import java.util.Arrays;
import org.sagekit.core.pack.machine.Program;

/**
 * Where the tables stand in the memory, in octets: whole numbers, real numbers, octets of the
 * model, numbers of a call, and last the text of a call, behind which the memory may grow. Real
 * numbers of the model have 32 bits if that loses nothing of any, as in trees that were learnt in
 * single precision. Immutable.
 */
final class WasmLayout {
  /** Most octets of a module that engines take (W3C JavaScript interface, 2019, limits). */
  static final long MOST_TABLES = 1L << 30;

  /** Most octets of a memory. */
  static final long MOST_MEMORY = 1L << 32;

  private static final int PAGE = 65_536;
  private static final int LEAST_TEXT = 4_096;

  private final Program program;
  private final boolean singles;
  private final long reals;
  private final long bytes;
  private final long memory;
  private final long text;

  WasmLayout(Program program) {
    this.program = program;
    singles = Arrays.stream(program.reals()).allMatch(WasmLayout::isSingle);
    reals = aligned((long) Integer.BYTES * program.ints().length);
    bytes = reals + ((long) program.reals().length << shift(Table.REALS));
    memory = aligned(bytes + program.bytes().length);
    text = memory + (long) Double.BYTES * program.memory();
  }

  private static boolean isSingle(double real) {
    return Double.isNaN(real) || real == (float) real;
  }

  private static long aligned(long address) {
    return (address + Double.BYTES - 1) / Double.BYTES * Double.BYTES;
  }

  /** Where a table begins. */
  long of(Table table) {
    return switch (table) {
      case INTS -> 0;
      case REALS -> reals;
      case BYTES -> bytes;
      case MEMORY -> memory;
      case TEXT -> text;
    };
  }

  /** Two to this power is how many octets an element of a table has. */
  int shift(Table table) {
    return switch (table) {
      case INTS -> 2;
      case REALS -> singles ? 2 : 3;
      case MEMORY -> 3;
      case BYTES, TEXT -> 0;
    };
  }

  /** Where some numbers of a call begin. */
  int of(Program.Part part) {
    return (int) (memory + (long) Double.BYTES * part.offset());
  }

  /** How many octets the tables of the model have together. */
  long tables() {
    return bytes + program.bytes().length;
  }

  /** How many octets the memory has at least. */
  long size() {
    return text + LEAST_TEXT;
  }

  /** In how many pages it fits. */
  int pages() {
    return Math.toIntExact((size() + PAGE - 1) / PAGE);
  }

  /** How many octets of a text there is room for at first. */
  long room() {
    return (long) PAGE * pages() - text;
  }

  /** The tables of the model as they stand in the memory from its beginning on. */
  WasmWriter content() {
    WasmWriter content = new WasmWriter().raw(Blob.ints(program.ints()));
    while (content.size() < reals) {
      content.octets(0);
    }
    if (singles) {
      Arrays.stream(program.reals()).forEach(real -> content.single((float) real));
    } else {
      content.raw(Blob.reals(program.reals()));
    }
    return content.raw(program.bytes());
  }
}
