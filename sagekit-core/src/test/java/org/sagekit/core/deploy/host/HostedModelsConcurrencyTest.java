package org.sagekit.core.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.HostingMetrics;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.ModelSource;
import org.sagekit.api.deploy.Predictor;
import org.sagekit.core.pack.PackageLimits;

/** Eight threads ask fifty models with room for five. */
class HostedModelsConcurrencyTest {
  private static final int THREADS = 8;
  private static final int MODELS = 50;
  private static final int ROWS = Packages.ROWS;
  private static final int ALL = -1;

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Map<String, double[]> expectedByName = new TreeMap<>();
  private final Map<String, Dataset> rowsByName = new TreeMap<>();
  private final AtomicLong most = new AtomicLong();
  private Packages packages;

  @BeforeEach
  void write() {
    packages = Packages.light(MODELS);
    for (String name : packages.packageByName.keySet()) {
      rowsByName.put(name, Packages.rows(name));
      expectedByName.put(name, packages.expected(name).toArray());
    }
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private HostedModels endpoint(ModelSource source, Duration recheck) {
    return new HostedModels(
        "many",
        source,
        new HostingLimits(packages.roomForFive(), 4, recheck),
        new HostedModels.Seams(System::nanoTime, bytes -> most.accumulateAndGet(bytes, Math::max)));
  }

  @Test
  void everyAnswerIsThatOfItsPackageAndTheBoundIsNeverExceeded() throws Exception {
    HostedModels endpoint = endpoint(packages, Duration.ofDays(1));
    int asks = 1_000;
    assertThat(ask(endpoint, asks)).isEqualTo(THREADS * asks);
    HostingMetrics metrics = endpoint.metrics();
    assertThat(most.get()).isPositive().isLessThanOrEqualTo(packages.roomForFive());
    assertThat(metrics.loads()).isEqualTo(packages.opened.get());
    assertThat(metrics.hits() + metrics.loads()).isEqualTo((long) THREADS * asks);
    assertThat(metrics.evictions()).isEqualTo(metrics.loads() - metrics.models());
    assertThat(metrics.failures()).isZero();
  }

  @Test
  void unloadingMeanwhileFailsNoRequest() throws Exception {
    HostedModels endpoint = endpoint(packages, Duration.ZERO);
    Future<?> unloading =
        threads.submit(
            () -> {
              Random random = new Random(99);
              for (int i = 0; i < 500; i++) {
                endpoint.unload("m" + random.nextInt(MODELS));
              }
            });
    assertThat(ask(endpoint, 150)).isEqualTo(THREADS * 150);
    unloading.get();
    assertThat(most.get()).isLessThanOrEqualTo(packages.roomForFive());
    assertThat(endpoint.metrics().loads()).isEqualTo(packages.opened.get());
  }

  @Test
  void loadsAModelOnceForAllWhoAskAtOnce() throws Exception {
    HostedModels endpoint = endpoint(packages, Duration.ofDays(1));
    List<Future<Predictor>> asked = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      asked.add(threads.submit(() -> endpoint.model("m3")));
    }
    for (Future<Predictor> one : asked) {
      assertThat(one.get()).isSameAs(endpoint.model("m3"));
    }
    assertThat(packages.opened).hasValue(1);
  }

  @Test
  @Tag("proof")
  void thousandsOfLoadsFromAFolder() throws Exception {
    Packages.of(MODELS, folder);
    HostedModels endpoint =
        endpoint(new FolderSource(folder, PackageLimits.standard()), Duration.ofMillis(50));
    assertThat(ask(endpoint, 500)).isEqualTo(THREADS * 500);
    assertThat(most.get()).isLessThanOrEqualTo(packages.roomForFive());
    assertThat(endpoint.metrics().loads()).isGreaterThan(1_000);
  }

  /** How many answers were equal to the bit. A third of the requests go to three of the models. */
  private int ask(HostedModels endpoint, int asks) throws Exception {
    List<Future<Integer>> equals = new ArrayList<>();
    for (int thread = 0; thread < THREADS - 1; thread++) {
      int seed = thread;
      equals.add(threads.submit(() -> ask(endpoint, asks, new Random(seed))));
    }
    int equal = ask(endpoint, asks, new Random(THREADS));
    for (Future<Integer> one : equals) {
      equal += one.get();
    }
    return equal;
  }

  private int ask(HostedModels endpoint, int asks, Random random) {
    int equal = 0;
    for (int i = 0; i < asks; i++) {
      String name = "m" + random.nextInt(random.nextInt(3) == 0 ? 3 : MODELS);
      boolean many = i % 8 == 0;
      equal += isEqual(endpoint.model(name), name, many ? ALL : random.nextInt(ROWS)) ? 1 : 0;
    }
    return equal;
  }

  /** Asks one row, or all of them. */
  private boolean isEqual(Predictor model, String name, int row) {
    Dataset rows = Objects.requireNonNull(rowsByName.get(name));
    double[] expected = Objects.requireNonNull(expectedByName.get(name));
    Inference answer =
        row == ALL
            ? model.invoke(Invocation.plain(), rows)
            : model.invoke(Invocation.plain(), rows.row(row));
    double[] values = answer.predictions().toArray();
    int from = row == ALL ? 0 : row * values.length;
    return Arrays.equals(
        values,
        Arrays.copyOfRange(expected, from, row == ALL ? expected.length : from + values.length));
  }
}
