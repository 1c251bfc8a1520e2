package org.sagekit.core.label.weak;

import java.nio.file.Path;
import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.label.weak.LabelingFunction;

/** Where the votes of labelling functions come from. */
public final class LabelMatrices {
  private LabelMatrices() {}

  /**
   * Has functions vote on all rows.
   *
   * <p>A function that throws, returns null or votes for a blank label is a fault that is not
   * passed over: were it taken for an abstention, a broken function would look like a shy one.
   *
   * @param rows what is to be labelled
   * @param functions at least one, of different names
   * @return the votes, without gold
   * @throws IllegalArgumentException if there is no function, or two have one name
   * @throws DataException if a function fails; the message names it and the row
   */
  public static LabelMatrix of(Dataset rows, List<LabelingFunction> functions) {
    return new FunctionCaller(List.copyOf(functions), rows).inThisThread();
  }

  /**
   * Has functions vote on all rows, with the threads of a run. The result does not depend on them.
   *
   * @param rows what is to be labelled
   * @param functions at least one, of different names
   * @param run whose threads work, and which may stop it
   * @return the votes, without gold
   * @throws IllegalArgumentException if there is no function, or two have one name
   * @throws DataException if a function fails; the message names it and the row
   * @throws InterruptedException if this thread is interrupted
   */
  public static LabelMatrix of(Dataset rows, List<LabelingFunction> functions, RunContext run)
      throws InterruptedException {
    return new FunctionCaller(List.copyOf(functions), rows).inParallel(run);
  }

  /**
   * Reads comma-separated values in the form of the WRENCH benchmark (Zhang et al. 2021): a header,
   * then a line a row, with columns {@code id}, {@code gold} and one for each function. All but
   * {@code id} hold whole numbers, which are the labels; -1 is an abstention, and for gold, like an
   * empty cell, what is not known. {@code id} and {@code gold} need not be there.
   *
   * @param file plain or compressed by gzip
   * @return the votes and the gold in the order of the file, which gives them their name
   * @throws DataException if the file can't be read, has no function, or a cell is not as above;
   *     rows count from 0 without the header
   */
  public static LabelMatrix csv(Path file) {
    return WrenchFile.read(file);
  }
}
