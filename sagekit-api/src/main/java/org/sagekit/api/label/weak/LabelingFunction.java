package org.sagekit.api.label.weak;

import java.util.Optional;
import org.sagekit.api.data.Row;

/**
 * A rule of thumb that votes for a label where it has something to say, and abstains elsewhere. It
 * need not be right always; better than chance is enough. Thread-safe, and always of the same mind
 * on the same row.
 */
public interface LabelingFunction {

  /**
   * What the function is called in tables and messages.
   *
   * @return a name, unique among the functions that are used together
   */
  String name();

  /**
   * Votes on a row.
   *
   * @param row what is to be labelled
   * @return a label, not blank, or empty to abstain
   */
  Optional<String> vote(Row row);
}
