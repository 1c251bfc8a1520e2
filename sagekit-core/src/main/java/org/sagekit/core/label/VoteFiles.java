package org.sagekit.core.label;

import java.nio.file.Path;
import java.util.Map;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.files.GoldFile;
import org.sagekit.core.label.files.VoteFile;

/**
 * Where answers that lie in files come from.
 *
 * <pre>{@code
 * Votes votes = VoteFiles.csv(answers).withGold(VoteFiles.gold(known));
 * Answers<Double> ages = VoteFiles.in(answers).label("age").numbers();
 * }</pre>
 */
public final class VoteFiles {

  private VoteFiles() {}

  /**
   * Reads votes from a file with the columns {@code task}, {@code worker} and {@code label}, in any
   * order, among others. All three are taken as they stand there: 01 is not 1, and NA is a label.
   *
   * @param file plain or compressed by gzip; JSON lines if its name says so
   * @return the votes in the order of the file, which gives them their name
   * @throws DataException if the file can't be read, one of the columns is not there, or a cell of
   *     them is empty; rows count from 0 without the header
   */
  public static Votes csv(Path file) {
    return in(file).votes();
  }

  /**
   * A file of answers of any kind, with columns of any name: {@code
   * VoteFiles.in(file).label("stars").numbers()}.
   *
   * @param file separated values, or JSON lines if its name ends with {@code .jsonl}, {@code
   *     .ndjson} or {@code .json}; plain or compressed by gzip
   * @return the file with the usual columns
   */
  public static VoteFile in(Path file) {
    return VoteFile.of(file);
  }

  /**
   * Reads what is known for certain of categories, from columns {@code task} and {@code truth}.
   *
   * @param file as for {@link #in}
   * @return the right label by task, for {@link Votes#withGold}
   * @throws DataException as {@link #csv}, and if a task has two different truths
   */
  public static Map<String, String> gold(Path file) {
    return goldIn(file).labels();
  }

  /**
   * A file of right answers of any kind, with columns of any name.
   *
   * @param file as for {@link #in}
   * @return the file with the usual columns
   */
  public static GoldFile goldIn(Path file) {
    return GoldFile.of(file);
  }
}
