package org.sagekit.api;

/**
 * A value that knows its fingerprint. Only such values can be the input of a checkpointed stage.
 */
public interface Fingerprinted {

  /**
   * The fingerprint of the value's content.
   *
   * @return equal for equal contents
   */
  Fingerprint fingerprint();
}
