package org.sagekit.examples.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Scorer;
import org.sagekit.core.SageKit;
import org.sagekit.core.data.CsvReader;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.data.Profiles;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/**
 * Writes a table, trains a model on its first rows, and then profiles and scores all rows in one
 * pass, in batches. Run it with {@code -Xmx256m} and {@code --rows 31000000} for a file of 5 GB, to
 * prove that a table may be larger than the heap:
 *
 * <pre>{@code
 * MAVEN_OPTS=-Xmx256m mvn -q compile exec:java -Dexec.args="--rows 31000000" \
 *     -Dexec.mainClass=org.sagekit.examples.bench.StreamBench
 * }</pre>
 *
 * {@code --file} keeps the table there, and takes it if it is there. The peak of the heap is the
 * sum of its pools' peaks, and so too high rather than too low.
 */
public final class StreamBench {
  private static final int COLUMNS = 20;
  private static final int BATCH = 10_000;
  private static final int TRAIN = 5_000;
  private static final int SAMPLE = 1_000;
  private static final long SEED = 7;

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
    try (ScoredBatches batches = new ScoredBatches(reader.batches(BATCH), scorer)) {
      Profile profile = Profiles.of(batches, SEED, SAMPLE);
      System.out.printf(
          Locale.ROOT,
          "%n{\"rows\": %d, \"seconds\": %.1f, \"max_heap_bytes\": %d, \"peak_heap_bytes\": %d,"
              + " \"mean_of_c1\": %.6f, \"mean_score\": %.6f}%n",
          profile.rows(),
          batches.seconds(),
          Runtime.getRuntime().maxMemory(),
          peak(),
          profile.column("c1").mean(),
          batches.meanScore());
    }
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
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
}
