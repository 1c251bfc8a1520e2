package org.sagekit.core.pack.onnx.read;

import java.util.ArrayList;
import java.util.List;

/** Names of classes. */
final class Labels {
  /** Whole numbers up to it are exact as doubles. */
  private static final double EXACT = 1L << 53;

  private Labels() {}

  /** The elements of a constant as names. */
  static List<String> of(Value.Constant constant) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < constant.size(); i++) {
      names.add(name(constant, i));
    }
    return names;
  }

  /** An element of a constant as a name: whole numbers without a point. */
  static String name(Value.Constant constant, int index) {
    if (constant.type() == ElementType.TEXT) {
      return constant.texts().get(index);
    }
    double number = constant.numbers()[index];
    boolean whole = number == Math.rint(number) && Math.abs(number) <= EXACT;
    return whole ? String.valueOf((long) number) : String.valueOf(number);
  }
}
