package org.sagekit.examples.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Schema;
import org.sagekit.core.data.Profiles;
import org.sagekit.core.data.profile.ProfileSketch;

/**
 * Profiles a table in memory on one thread: counts, types, moments, KLL ranks, different values,
 * frequent values, histograms, text shapes and correlations. Half of the columns are numbers of
 * several distributions, with gaps in some, half are categories. Prints the median of the thread's
 * CPU time as JSON. The arguments are rows, columns and turns:
 *
 * <pre>{@code
 * mvn -q compile exec:java -Dexec.args="1000000 20 9" \
 *     -Dexec.mainClass=org.sagekit.examples.bench.ProfileBench
 * }</pre>
 */
public final class ProfileBench {
  private static final int ROWS = 1_000_000;
  private static final int COLUMNS = 20;
  private static final int TURNS = 9;
  private static final int WARM_UP = 3;
  private static final int[] CATEGORIES = {2, 5, 12, 50, 200, 1_000, 3_000, 8_000};

  private ProfileBench() {}

  public static void main(String[] args) {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : ROWS;
    int columns = args.length > 1 ? Integer.parseInt(args[1]) : COLUMNS;
    int turns = args.length > 2 ? Integer.parseInt(args[2]) : TURNS;
    Dataset dataset = table(rows, columns);
    for (int turn = 0; turn < WARM_UP; turn++) {
      profile(dataset);
    }
    double[] seconds = new double[turns];
    long distinct = 0;
    for (int turn = 0; turn < turns; turn++) {
      long start = busyNanos();
      distinct = profile(dataset).columns().get(0).distinct();
      seconds[turn] = (busyNanos() - start) / 1e9;
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "{\"rows\": %d, \"columns\": %d, \"cpu_seconds\": %.3f, \"least_cpu_seconds\": %.3f,"
            + " \"ns_per_cell\": %.1f, \"distinct_of_first\": %d}%n",
        rows,
        columns,
        seconds[turns / 2],
        seconds[0],
        seconds[turns / 2] * 1e9 / rows / columns,
        distinct);
  }

  private static Profile profile(Dataset dataset) {
    ProfileSketch sketch = Profiles.sketch(dataset.schema(), 1);
    sketch.add(dataset);
    return Profiles.of(dataset.name(), sketch);
  }

  private static long busyNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Dataset table(int rows, int columns) {
    List<Field> fields = new ArrayList<>();
    List<Column> values = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      boolean number = i % 2 == 0;
      fields.add(Field.of("c" + i, number ? FieldType.NUMERIC : FieldType.CATEGORICAL));
      values.add(number ? numbers(rows, i / 2) : categories(rows, i / 2));
    }
    return Dataset.of("bench", Schema.of(fields), values);
  }

  /** Normal, log-normal, whole, rounded or uniform; every fifth column has gaps. */
  private static Column numbers(int rows, int column) {
    SplittableRandom random = new SplittableRandom(column);
    double[] values = new double[rows];
    for (int row = 0; row < rows; row++) {
      double u = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
      double normal = u * Math.cos(2 * Math.PI * random.nextDouble());
      boolean gap = column % 5 == 4 && random.nextInt(10) == 0;
      values[row] = gap ? Double.NaN : shaped(normal, column % 5);
    }
    return Column.ofNumbers(values);
  }

  private static double shaped(double normal, int shape) {
    return switch (shape) {
      case 0 -> normal;
      case 1 -> Math.exp(normal);
      case 2 -> Math.rint(40 + 12 * normal);
      case 3 -> Math.rint(10_000 + 250_000 * Math.abs(normal)) / 100;
      default -> 1e6 + normal;
    };
  }

  private static Column categories(int rows, int column) {
    SplittableRandom random = new SplittableRandom(column);
    int count = CATEGORIES[column % CATEGORIES.length];
    List<String> levels = IntStream.range(0, count).mapToObj(i -> "Level " + i).toList();
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = Math.min(random.nextInt(count), random.nextInt(count));
    }
    return CategoricalColumn.of(codes, levels);
  }
}
