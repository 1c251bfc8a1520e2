package org.sagekit.api.label.weak;

import org.sagekit.api.Settings;

/**
 * Learns from the votes of labelling functions how far each can be trusted. Implementations are
 * immutable and thread-safe, and always of the same mind on the same votes.
 */
public interface LabelModel {

  /**
   * What the model is called.
   *
   * @return a short name, such as {@code majority}
   */
  String name();

  /**
   * What was set.
   *
   * @return names and canonical text, empty by default
   */
  default Settings settings() {
    return Settings.empty();
  }

  /**
   * Learns.
   *
   * @param votes of any number of rows; rows with gold are where the model's choices are made
   * @return what was learnt
   * @throws org.sagekit.api.DataException if nothing can be learnt: no function has voted for
   *     anything and no gold is known
   */
  FittedLabelModel fit(LabelMatrix votes);
}
