package org.sagekit.core.pack.onnx.read;

import org.jspecify.annotations.Nullable;

/** When a row goes to the true child of a node, in the order of their numbers in the file. */
enum Branch {
  /** {@code x <= value}. */
  BRANCH_LEQ,
  /** {@code x < value}. */
  BRANCH_LT,
  /** {@code x >= value}. */
  BRANCH_GTE,
  /** {@code x > value}. */
  BRANCH_GT,
  /** {@code x == value}. */
  BRANCH_EQ,
  /** {@code x != value}, true of missing values. */
  BRANCH_NEQ,
  /** x is in a set. */
  BRANCH_MEMBER,
  /** The node has no children. */
  LEAF;

  /** The branch of a name, or null. */
  static @Nullable Branch of(String name) {
    for (Branch branch : values()) {
      if (branch.name().equals(name)) {
        return branch;
      }
    }
    return null;
  }

  /** Whether some numbers are asked for, rather than all on a side of one. */
  boolean isSet() {
    return this == BRANCH_EQ || this == BRANCH_NEQ || this == BRANCH_MEMBER;
  }

  /** Whether the greater numbers are at the true child. */
  boolean isAbove() {
    return this == BRANCH_GTE || this == BRANCH_GT;
  }

  /** Whether {@code x == value} is on the side of the lesser numbers. */
  boolean isUpToValue() {
    return this == BRANCH_LEQ || this == BRANCH_GT;
  }
}
