package org.sagekit.examples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a request over HTTP costs the server: requests of one row each, in a keep-alive connection
 * each the next after the last, to {@code Serve} in a JVM of its own. Run it with
 *
 * <pre>
 * mvn -q -Pbench compile exec:exec \
 *     -Dexec.args="-cp %classpath org.sagekit.examples.bench.ServingBench --connections 32"
 * </pre>
 *
 * {@code --format csv|json}, {@code --seconds N}, {@code --warmup N}, {@code --heap 256m}. With
 * {@code --stalled 1000} so many clients begin a request and don't go on, while one sends whole
 * requests. CPU is that of the whole server process, its compiler, collector and capture included.
 */
public final class ServingBench {
  private ServingBench() {}

  /**
   * Runs the bench.
   *
   * @param args see above
   * @throws IOException if the server can't be reached
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("serving");
    int stalled = number(args, "--stalled", 0);
    try (ServedAdult served = new ServedAdult(folder, text(args, "--heap", "256m"))) {
      byte[][] requests = served.requests(text(args, "--format", "json").equals("json"));
      try (LoadClient load =
          new LoadClient(
              served.address(), number(args, "--connections", stalled > 0 ? 1 : 32), requests)) {
        load.run(number(args, "--warmup", 20), false);
        if (stalled > 0) {
          stall(served, stalled, load, number(args, "--seconds", 20));
        } else {
          measure("load", served, load, number(args, "--seconds", 20));
        }
      }
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  private static void stall(ServedAdult served, int count, LoadClient load, int seconds)
      throws IOException {
    measure("alone", served, load, seconds);
    try (StalledClients clients = new StalledClients(served.address(), count)) {
      for (int second = 0; second < seconds; second++) {
        measure("with " + clients.alive(), served, load, 1);
      }
    }
  }

  private static void measure(String name, ServedAdult served, LoadClient load, int seconds)
      throws IOException {
    long before = served.cpu().toNanos();
    long begun = System.nanoTime();
    LoadClient.Seen seen = load.run(seconds, true);
    double took = (System.nanoTime() - begun) / 1e9;
    double cpu = (served.cpu().toNanos() - before) / 1e3;
    System.out.printf(
        Locale.ROOT,
        "%-10s %,9.0f req/s  %6.1f us of server CPU a request  p50 %,8.0f us  p99 %,8.0f us  "
            + "max %,8.0f us  over 100 ms %d  failed %d%n",
        name,
        seen.answers() / took,
        cpu / Math.max(1, seen.answers()),
        seen.micros(0.5),
        seen.micros(0.99),
        seen.micros(1),
        seen.over(100_000),
        seen.failures());
  }

  private static String text(String[] args, String name, String standard) {
    int at = Arrays.asList(args).indexOf(name);
    return at < 0 || at + 1 >= args.length ? standard : args[at + 1];
  }

  private static int number(String[] args, String name, int standard) {
    return Integer.parseInt(text(args, name, Integer.toString(standard)));
  }
}
