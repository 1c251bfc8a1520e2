package org.sagekit.examples.bench;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.core.data.Datasets;

/**
 * Reads a generated table of 1,000,000 x 20 in turn by FastCSV alone, which counts the cells, and
 * into a dataset, and prints the median times as JSON. Run it with a small heap, three times the
 * dataset, to prove that it needs no more; the arguments are rows and turns:
 *
 * <pre>{@code
 * MAVEN_OPTS=-Xmx420m mvn -q compile exec:java -Dexec.args="1000000 7" \
 *     -Dexec.mainClass=org.sagekit.examples.bench.CsvBench
 * }</pre>
 *
 * Beside the times by the clock stand those of the reading thread's processor. SageKit takes half
 * of a long file apart on another thread, so that its time by the clock needs two free processors.
 */
public final class CsvBench {
  private static final int COLUMNS = 20;
  private static final int ROWS = 1_000_000;
  private static final int TURNS = 7;

  private CsvBench() {}

  /** Counts cells and does nothing else. */
  private static final class Counter extends CsvCallbackHandler<Integer> {
    private long cells;
    private int fields;

    @Override
    protected void beginRecord(long line) {
      fields = 0;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
      cells++;
      fields++;
    }

    @Override
    protected Integer buildRecord() {
      return fields;
    }

    @Override
    protected RecordType getRecordType() {
      return RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
      return fields;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
      throw new IllegalStateException("comments are off");
    }

    @Override
    protected void setEmpty() {
      throw new IllegalStateException("the file has no empty line");
    }
  }

  public static void main(String[] args) throws IOException {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : ROWS;
    int turns = args.length > 1 ? Integer.parseInt(args[1]) : TURNS;
    Path file = Files.createTempFile("bench", ".csv");
    try {
      new TableGenerator(COLUMNS).write(file, rows);
      measure(file, turns);
    } finally {
      Files.delete(file);
    }
  }

  private static void measure(Path file, int turns) throws IOException {
    double[] alone = new double[turns];
    double[] whole = new double[turns];
    double[] aloneBusy = new double[turns];
    double[] wholeBusy = new double[turns];
    long size = 0;
    for (int turn = 0; turn < turns; turn++) {
      double busy = busySeconds();
      alone[turn] = secondsAlone(file);
      aloneBusy[turn] = busySeconds() - busy;
      busy = busySeconds();
      long start = System.nanoTime();
      Dataset dataset = Datasets.csv(file).read();
      whole[turn] = (System.nanoTime() - start) / 1e9;
      wholeBusy[turn] = busySeconds() - busy;
      size = bytes(dataset);
    }
    System.out.printf(
        Locale.ROOT,
        "{\"file_bytes\": %d, \"fastcsv_seconds\": %.3f, \"dataset_seconds\": %.3f, \"ratio\":"
            + " %.3f, \"fastcsv_busy_seconds\": %.3f, \"dataset_busy_seconds\": %.3f,"
            + " \"busy_ratio\": %.3f, \"dataset_bytes\": %d, \"max_heap_bytes\": %d}%n",
        Files.size(file),
        median(alone),
        median(whole),
        median(whole) / median(alone),
        median(aloneBusy),
        median(wholeBusy),
        median(wholeBusy) / median(aloneBusy),
        size,
        Runtime.getRuntime().maxMemory());
  }

  private static double secondsAlone(Path file) throws IOException {
    long start = System.nanoTime();
    Counter counter = new Counter();
    try (CsvReader<Integer> reader = CsvReader.builder().build(counter, file)) {
      reader.forEach(fields -> {});
    }
    if (counter.cells % COLUMNS != 0) {
      throw new IllegalStateException("cells are missing: " + counter.cells);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static double busySeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** What the columns' arrays take. */
  private static long bytes(Dataset dataset) {
    long bytes = 0;
    for (int i = 0; i < dataset.schema().size(); i++) {
      Column column = dataset.column(i);
      bytes += (long) dataset.size() * (column instanceof CategoricalColumn ? 4 : 8);
    }
    return bytes;
  }
}
