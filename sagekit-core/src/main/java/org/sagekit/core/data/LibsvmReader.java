package org.sagekit.core.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.sagekit.api.Problems;

/**
 * Reads LIBSVM's format, {@code label index:value index:value}, plain or compressed by gzip, which
 * is known by its content. Get one from {@link Datasets#libsvm}. Columns are {@code label}, the
 * target, INTEGER if all labels are whole, else NUMERIC; {@code qid}, the group, if rows have one;
 * and {@code f1}, {@code f2} and so on up to the greatest index, NUMERIC. There is {@code f0} if
 * index 0 comes. A feature that a row does not name is 0. What follows {@code #} is a comment.
 *
 * <p>Several labels in a row are refused.
 */
public final class LibsvmReader extends TableReader<LibsvmReader> {
  private final int features;

  private LibsvmReader(ReadOptions options, int features) {
    super(options);
    this.features = features;
  }

  static LibsvmReader of(Path file) {
    return new LibsvmReader(file(file, Set.of()), 0);
  }

  @Override
  LibsvmReader with(ReadOptions changed) {
    return new LibsvmReader(changed, features);
  }

  @Override
  TableSource open(boolean keepsTexts) throws IOException {
    return new LibsvmSource(options, features, keepsTexts);
  }

  @Override
  void check(Problems problems) {
    options.limits.check(problems, "maxLine");
    problems.require(features >= 0, "features", "at least 0", features);
  }

  /**
   * Sets how many features there are at least, so that files of one set have equal columns.
   *
   * @param count the greatest index; the greatest one of the file unless set
   * @return a reader
   */
  public LibsvmReader features(int count) {
    return new LibsvmReader(options, count);
  }

  /**
   * Sets the longest line that is read.
   *
   * @param characters 1,048,576 unless set, 268,435,456 at most
   * @return a reader
   */
  public LibsvmReader maxLine(int characters) {
    return limits(options.limits.cell(characters));
  }

  /**
   * Sets how many cells the table may have, those left out included.
   *
   * @param cells 1,000,000,000 unless set
   * @return a reader
   */
  public LibsvmReader maxCells(long cells) {
    return limits(options.limits.cells(cells));
  }
}
