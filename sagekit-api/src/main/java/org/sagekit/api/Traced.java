package org.sagekit.api;

/** A value that knows where it comes from. What such values tell is put together by the tracker. */
public interface Traced {

  /**
   * What the value is, and what went into it. Cheap: nothing is read for it.
   *
   * @return the value's past
   */
  Lineage lineage();
}
