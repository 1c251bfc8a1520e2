package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.sagekit.api.data.ColumnProfile;
import org.sagekit.api.data.Profile;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.data.Profiles;

/** Shows what a table looks like: type, gaps and spread of each column. */
public final class DataProfile {
  private static final Cli CLI =
      Cli.of("DataProfile", "shows what a table looks like")
          .option(
              "data",
              "FILE",
              "the rows: .csv, .tsv, .jsonl, .arff or .svm, also .gz, or .parquet; a sample of Adult by default");

  private DataProfile() {}

  public static void main(String[] args) {
    CLI.main(args, DataProfile::run);
  }

  static Profile run(Arguments args, PrintStream out) throws Exception {
    Profile profile =
        Profiles.of(
            args.has("data") ? Datasets.read(Path.of(args.required("data"))) : AdultSample.read(),
            1);
    out.printf(Locale.ROOT, "%,d rows, %d columns%n%n", profile.rows(), profile.columns().size());
    out.printf("%-22s %-12s %9s %9s  %s%n", "column", "type", "missing", "distinct", "values");
    for (ColumnProfile column : profile.columns()) {
      out.printf(
          Locale.ROOT,
          "%-22s %-12s %8.1f%% %,9d  %s%n",
          column.field().name(),
          column.field().type(),
          100 * column.missingShare(),
          column.distinct(),
          values(column));
    }
    return profile;
  }

  private static String values(ColumnProfile column) {
    if (column.countByValue().isEmpty()) {
      return String.format(
          Locale.ROOT, "%.4g to %.4g, mean %.4g", column.min(), column.max(), column.mean());
    }
    return String.join(", ", column.countByValue().keySet().stream().limit(4).toList());
  }
}
