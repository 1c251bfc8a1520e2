package org.sagekit.core.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.pack.boosters.Known;

/** Files of other libraries, and rows for them. */
public final class ImportedFiles {
  private ImportedFiles() {}

  /** A file of the fixtures in a folder. */
  public static Path in(Path folder, String name) {
    try {
      Path file = folder.resolve(name);
      return Files.exists(file) ? file : Files.write(file, Known.file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows with the inputs f0 to f4, some missing, and a class that goes with them. */
  public static Dataset rows(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[count][5];
    String[] classes = new String[count];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < 5; i++) {
        rows[row][i] =
            i == 2
                ? random.nextInt(9)
                : random.nextInt(10) == 0 ? Double.NaN : random.nextDouble() * 4 - 2;
      }
      double score = (rows[row][2] % 3 == 1 ? 1.5 : 0) + (rows[row][0] > 0 ? 1 : -1);
      classes[row] = score + random.nextDouble() > 0.8 ? "1" : "0";
    }
    return Datasets.ofArrays("reference", rows, "f0", "f1", "f2", "f3", "f4")
        .with(
            Field.of("class", FieldType.CATEGORICAL),
            Column.ofCategories(java.util.List.of(classes)));
  }
}
