package org.sagekit.api.deploy;

import org.sagekit.api.Fingerprinted;
import org.sagekit.api.pack.ModelPackage;

/** A model at work and what it was asked: what monitoring and review look at. */
public interface Captured extends Fingerprinted {

  /**
   * The model that answered.
   *
   * @return its package
   */
  ModelPackage modelPackage();

  /**
   * What it was asked and what it said.
   *
   * @return the records so far
   */
  Capture capture();
}
