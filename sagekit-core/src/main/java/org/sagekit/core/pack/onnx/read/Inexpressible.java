package org.sagekit.core.pack.onnx.read;

/** An operator does what a scoring graph can't say; caught where its outputs are named. */
final class Inexpressible extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason ends the sentence "operator 'X' ..."
   */
  Inexpressible(String reason) {
    super(reason, null, false, false);
  }

  /** Refuses an operator unless something holds. */
  static void unless(boolean holds, String reason) {
    if (!holds) {
      throw new Inexpressible(reason);
    }
  }
}
