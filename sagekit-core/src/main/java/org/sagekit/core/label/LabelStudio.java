package org.sagekit.core.label;

import java.nio.file.Path;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.core.label.exchange.labelstudio.LabelStudioTasks;

/** Where tasks of Label Studio come from. */
public final class LabelStudio {

  private LabelStudio() {}

  /**
   * Reads an export in Label Studio's JSON.
   *
   * @param file a list of tasks, or one task
   * @return the tasks
   * @throws DataException if it can't be read; the message says which task
   */
  public static LabelStudioTasks read(Path file) {
    return LabelStudioTasks.read(file);
  }

  /**
   * Tasks of rows, for import into Label Studio.
   *
   * @param rows a member of the data for each column
   * @return without annotations
   * @throws DataException if an id is missing or repeated, or a number is infinite
   */
  public static LabelStudioTasks of(Dataset rows) {
    return LabelStudioTasks.of(rows);
  }
}
