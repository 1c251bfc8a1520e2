package org.sagekit.examples.bench;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Task;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.data.Splits;

/**
 * A table of a folder that has {@code datasets.csv} and for each its rows and their parts.
 *
 * @param name of its files
 * @param task what is predicted
 * @param target the column
 * @param rows how many there are
 */
record BenchTable(String name, Task task, String target, int rows) {
  static final long SEED = 42;
  private static final double VALIDATION_SHARE = 0.25;

  /** All tables of a folder, small ones first. */
  static List<BenchTable> of(Path folder) {
    Dataset list = Datasets.csv(folder.resolve("datasets.csv")).read();
    return IntStream.range(0, list.size())
        .mapToObj(
            row ->
                new BenchTable(
                    String.valueOf(list.column("name").text(row)),
                    Task.valueOf(
                        String.valueOf(list.column("task").text(row)).toUpperCase(Locale.ROOT)),
                    String.valueOf(list.column("target").text(row)),
                    (int) list.column("rows").number(row)))
        .sorted(Comparator.comparingInt(BenchTable::rows))
        .toList();
  }

  /** The training and test rows, or two parts of the training rows alone. */
  Split split(Path folder, boolean trainOnly) {
    Dataset all = Datasets.csv(folder.resolve(name + ".csv.gz")).read();
    if (name.equals("amazon_access")) {
      for (String column : all.schema().names()) {
        all = Datasets.retyped(all, column, FieldType.CATEGORICAL);
      }
    }
    Split split = Splits.byPart(all, folder.resolve(name + ".split.csv.gz"));
    return trainOnly
        ? Splits.holdout(split.train().as(target, Role.TARGET), VALIDATION_SHARE, SEED)
        : split;
  }
}
