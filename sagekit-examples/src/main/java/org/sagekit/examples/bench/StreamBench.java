package org.sagekit.examples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Scorer;
import org.sagekit.core.SageKit;
import org.sagekit.core.data.CsvReader;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/**
 * Writes a table, trains a model on its first rows, and then counts, sums and scores all rows in
 * batches. Run it with {@code -Xmx256m} and {@code --rows 31000000} for a file of 5 GB, to prove
 * that a table may be larger than the heap. {@code --file} keeps the table there.
 */
public final class StreamBench {
  private static final int COLUMNS = 20;
  private static final int BATCH = 10_000;
  private static final int TRAIN = 5_000;
  private static final int TOLD = 100;

  private StreamBench() {}

  public static void main(String[] args) throws Exception {
    long rows = Long.parseLong(option(args, "--rows", "1000000"));
    String kept = option(args, "--file", "");
    Path file = kept.isEmpty() ? Files.createTempFile("stream", ".csv") : Path.of(kept);
    try {
      if (kept.isEmpty() || !Files.exists(file)) {
        new TableGenerator(COLUMNS).write(file, rows);
      }
      System.out.printf(Locale.ROOT, "%s: %,d bytes%n", file, Files.size(file));
      stream(file);
    } finally {
      if (kept.isEmpty()) {
        Files.delete(file);
      }
    }
    System.exit(0);
  }

  private static String option(String[] args, String name, String standard) {
    for (int i = 0; i + 1 < args.length; i++) {
      if (args[i].equals(name)) {
        return args[i + 1];
      }
    }
    return standard;
  }

  private static void stream(Path file) throws IOException {
    CsvReader reader = Datasets.csv(file);
    Scorer scorer = scorer(reader);
    long start = System.nanoTime();
    long rows = 0;
    double sum = 0;
    double scores = 0;
    try (Batches batches = reader.batches(BATCH)) {
      double[] sums = new double[batches.schema().size()];
      for (long batch = 1; batches.hasNext(); batch++) {
        Dataset part = batches.next();
        add(part, sums);
        for (double score : scorer.score(part).toArray()) {
          scores += score;
        }
        rows += part.size();
        sum = sums[1];
        tell(batch, rows, start);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%n{\"rows\": %d, \"seconds\": %.1f, \"max_heap_bytes\": %d, \"sum_of_c1\": %.6g,"
            + " \"mean_score\": %.6f}%n",
        rows,
        (System.nanoTime() - start) / 1e9,
        Runtime.getRuntime().maxMemory(),
        sum,
        scores / rows);
  }

  private static Scorer scorer(CsvReader reader) throws IOException {
    Dataset first;
    Schema schema;
    try (Batches batches = reader.batches(TRAIN)) {
      first = batches.next().as("c1", Role.TARGET);
      schema = first.schema();
    }
    Path home = Files.createTempDirectory("stream");
    try (SageKit kit = SageKit.open(home)) {
      TrainingJob job =
          TrainingJob.named("stream", Trainers.linear()).target(schema.target().name()).build();
      return Scorers.of(kit.run(job, first).output());
    }
  }

  private static void add(Dataset part, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      Column column = part.column(i);
      for (int row = 0; row < part.size(); row++) {
        double value = column.number(row);
        sums[i] += Double.isNaN(value) ? 0 : value;
      }
    }
  }

  private static void tell(long batch, long rows, long start) {
    if (batch % TOLD == 0) {
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(Locale.ROOT, "\r%,d rows, %,.0f a second", rows, rows / seconds);
      System.out.flush();
    }
  }
}
