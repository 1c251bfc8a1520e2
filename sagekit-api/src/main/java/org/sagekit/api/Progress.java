package org.sagekit.api;

/** Where a stage says how far it is. Cheap to call often; thread-safe. */
@FunctionalInterface
public interface Progress {

  /**
   * Says how far the stage is.
   *
   * @param done how much is done, from 0
   * @param total how much there is, or 0 if that is not known
   * @param note what is being done, a few words
   */
  void at(long done, long total, String note);
}
