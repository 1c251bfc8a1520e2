package org.sagekit.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.core.data.Datasets;

/**
 * 9,000 rows of "Adult" (Becker and Kohavi 1996, UCI Machine Learning Repository, CC BY 4.0): who
 * earns more than 50,000 dollars a year? The column {@code class} says so, {@code id} names the
 * row.
 */
final class AdultSample {
  private static final String FILE = "adult-sample.csv.gz";

  private AdultSample() {}

  static Dataset read() throws IOException {
    Path copy = Files.createTempFile("adult", ".csv.gz");
    try (InputStream in =
        Objects.requireNonNull(AdultSample.class.getResourceAsStream(FILE), FILE)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return Datasets.csv(copy).read().named("adult").as("id", Role.ID);
    } finally {
      Files.delete(copy);
    }
  }

  /** The rows whose value in a column passes a test. */
  static Dataset where(Dataset rows, String column, Predicate<@Nullable String> test) {
    Column values = rows.column(column);
    return rows.rows(
        IntStream.range(0, rows.size()).filter(row -> test.test(values.text(row))).toArray());
  }
}
