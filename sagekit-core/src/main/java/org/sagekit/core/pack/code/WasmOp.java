package org.sagekit.core.pack.code;

/** The instructions and types that are used, by their octets in the binary format. */
final class WasmOp {
  static final int I32 = 0x7f;
  static final int F64 = 0x7c;
  static final int NOTHING = 0x40;
  static final int FUNCTION = 0x60;

  static final int UNREACHABLE = 0x00;
  static final int BLOCK = 0x02;
  static final int LOOP = 0x03;
  static final int IF = 0x04;
  static final int ELSE = 0x05;
  static final int END = 0x0b;
  static final int BR = 0x0c;
  static final int BR_IF = 0x0d;
  static final int RETURN = 0x0f;
  static final int CALL = 0x10;
  static final int DROP = 0x1a;
  static final int LOCAL_GET = 0x20;
  static final int LOCAL_SET = 0x21;
  static final int GLOBAL_GET = 0x23;
  static final int GLOBAL_SET = 0x24;
  static final int I32_LOAD = 0x28;
  static final int F32_LOAD = 0x2a;
  static final int F64_LOAD = 0x2b;
  static final int I32_LOAD8_S = 0x2c;
  static final int F64_STORE = 0x39;
  static final int I32_CONST = 0x41;
  static final int F64_CONST = 0x44;
  static final int I32_EQZ = 0x45;
  static final int I32_GE_U = 0x4f;
  static final int I32_ADD = 0x6a;
  static final int I32_SUB = 0x6b;
  static final int I32_SHL = 0x74;
  static final int F64_NEG = 0x9a;
  static final int F64_FLOOR = 0x9c;
  static final int F64_SQRT = 0x9f;
  static final int F32_DEMOTE_F64 = 0xb6;
  static final int F64_CONVERT_I32_S = 0xb7;
  static final int F64_PROMOTE_F32 = 0xbb;

  /** {@code i32.trunc_sat_f64_s}, which is Java's conversion: no trap, and 0 for NaN. */
  static final int[] I32_TRUNC_SAT_F64_S = {0xfc, 2};

  private WasmOp() {}

  /** The type of a value on the stack. */
  static int type(Kind kind) {
    return switch (kind) {
      case VOID -> NOTHING;
      case BOOLEAN, INT -> I32;
      case DOUBLE -> F64;
    };
  }

  /** What an operator does with two values of a kind. */
  static int binary(String operator, Kind kind) {
    return kind == Kind.DOUBLE ? ofReals(operator) : ofWholes(operator);
  }

  private static int ofReals(String operator) {
    return switch (operator) {
      case "==" -> 0x61;
      case "!=" -> 0x62;
      case "<" -> 0x63;
      case ">" -> 0x64;
      case "<=" -> 0x65;
      case ">=" -> 0x66;
      case "+" -> 0xa0;
      case "-" -> 0xa1;
      case "*" -> 0xa2;
      case "/" -> 0xa3;
      default -> throw unknown(operator);
    };
  }

  private static int ofWholes(String operator) {
    return switch (operator) {
      case "==" -> 0x46;
      case "!=" -> 0x47;
      case "<" -> 0x48;
      case ">" -> 0x4a;
      case "<=" -> 0x4c;
      case ">=" -> 0x4e;
      case "+" -> I32_ADD;
      case "-" -> I32_SUB;
      case "*" -> 0x6c;
      case "/" -> 0x6d;
      case "%" -> 0x6f;
      case "&" -> 0x71;
      case "|" -> 0x72;
      case "^" -> 0x73;
      case "<<" -> I32_SHL;
      case ">>" -> 0x75;
      case ">>>" -> 0x76;
      default -> throw unknown(operator);
    };
  }

  /** What a function of mathematics is. */
  static int mathematics(String function) {
    return switch (function) {
      case "sqrt" -> F64_SQRT;
      case "floor" -> F64_FLOOR;
      default -> throw unknown(function);
    };
  }

  private static IllegalStateException unknown(String word) {
    return new IllegalStateException("WebAssembly: operation must be known, but was " + word);
  }
}
