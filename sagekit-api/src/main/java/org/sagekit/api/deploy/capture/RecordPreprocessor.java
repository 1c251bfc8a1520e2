package org.sagekit.api.deploy.capture;

import java.util.List;

/**
 * Makes rows of a captured record before it is profiled and checked: SageMaker's {@code
 * preprocess_handler} (Model Monitor, preprocessing scripts). It may take columns out of nested
 * data, name them, or leave a record out altogether. Is called by one thread at a time.
 */
@FunctionalInterface
public interface RecordPreprocessor {

  /**
   * Makes rows of one record.
   *
   * @param record as it was captured
   * @return any number of rows; none to leave the record out. Columns are matched by name, so rows
   *     may have different ones
   * @throws org.sagekit.api.DataException if the data of the record can't be read
   */
  List<FlatRow> rows(InferenceRecord record);
}
