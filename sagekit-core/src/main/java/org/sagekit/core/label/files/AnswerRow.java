package org.sagekit.core.label.files;

import java.util.List;
import org.sagekit.api.DataException;

/** One row of a file of answers: what its cells are is known to whoever asks for them. */
interface AnswerRow {

  /**
   * A text that must be there.
   *
   * @throws DataException if it is blank
   */
  String text(String column);

  /**
   * A finite number.
   *
   * @throws DataException if it is anything else
   */
  double number(String column);

  /**
   * Texts, perhaps none.
   *
   * @throws DataException if it is anything else, or one is blank
   */
  List<String> texts(String column);

  /**
   * Objects, perhaps none.
   *
   * @throws DataException if it is anything else
   */
  List<AnswerPart> parts(String column);

  /** What is wrong with a cell, as "must be .., but was ..". */
  DataException fault(String column, String what);
}
