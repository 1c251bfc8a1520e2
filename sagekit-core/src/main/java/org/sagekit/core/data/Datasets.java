package org.sagekit.core.data;

import java.nio.file.Path;
import org.sagekit.api.data.Dataset;

/** The place where one gets a {@link Dataset}. */
public final class Datasets {
  private Datasets() {}

  /**
   * A reader of comma-separated values: {@code Datasets.csv(path).read()}.
   *
   * @param file plain or compressed by gzip
   * @return a reader with all options at their defaults
   */
  public static CsvReader csv(Path file) {
    return CsvReader.of(file);
  }
}
