package org.sagekit.studio.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.SageKit;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** Models are changed under traffic over HTTP: no request fails, and each answer is a model's. */
class SwapOverHttpTest {
  private static final DeploymentJob DEPLOY = DeploymentJob.named("swap").build();
  private static final int MODELS = 4;
  private static final int ROWS = 50;
  private static final int CLIENTS = 4;

  @TempDir Path home;
  private SageKit kit;
  private final List<ModelPackage> models = new ArrayList<>();
  private final List<Set<String>> answersByRow = new ArrayList<>();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicBoolean done = new AtomicBoolean();

  @BeforeEach
  void train() {
    kit = SageKit.open(home);
    for (int i = 0; i < MODELS; i++) {
      TrainingJob train = TrainingJob.named("model-" + i, Trainers.linear()).target("z").build();
      models.add(kit.run(train.then(PackagingJob.named("pack").build()), rows(i)).output());
    }
    for (int row = 0; row < ROWS; row++) {
      Set<String> answers = new HashSet<>();
      for (ModelPackage model : models) {
        answers.add(Scorers.of(model).score(row(row)).value() + "\n");
      }
      assertThat(answers).hasSize(MODELS);
      answersByRow.add(answers);
    }
  }

  @AfterEach
  void close() {
    kit.close();
  }

  private static Row row(int number) {
    return Row.of("x", number / 7.0, "y", 3.0 - number / 11.0);
  }

  private static Dataset rows(long seed) {
    Random random = new Random(seed);
    double[] x = random.doubles(80).toArray();
    double[] y = random.doubles(80).toArray();
    double[] z = random.doubles(80).toArray();
    return Dataset.of(
        "sums",
        Schema.of(
            Field.of("x", FieldType.NUMERIC),
            Field.of("y", FieldType.NUMERIC),
            Field.of("z", FieldType.NUMERIC)),
        List.of(Column.ofNumbers(x), Column.ofNumbers(y), Column.ofNumbers(z)));
  }

  @Test
  void noRequestFailsAndNoBitDiffers() throws Exception {
    serveThrough(20, 4_000);
  }

  @Test
  @Tag("proof")
  void noRequestOfAMillionFailsThroughAThousandSwaps() throws Exception {
    serveThrough(1_000, 1_000_000);
  }

  private void serveThrough(int swaps, long requests) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    Endpoint endpoint = kit.run(DEPLOY, models.get(0)).output();
    try (ModelServer server =
        ModelServer.named("swap").endpoints(endpoint).port(0).build().start()) {
      List<Future<Long>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(threads.submit(client(server.address(), i)));
      }
      for (int swap = 1; swap <= swaps; swap++) {
        kit.run(DEPLOY, models.get(swap % MODELS));
        while (answered.get() < requests * swap / swaps
            && clients.stream().noneMatch(Future::isDone)) {
          LockSupport.parkNanos(200_000);
        }
      }
      done.set(true);
      long all = 0;
      for (Future<Long> client : clients) {
        all += client.get();
      }
      assertThat(all).isGreaterThanOrEqualTo(requests).isEqualTo(endpoint.served());
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }

  private Callable<Long> client(InetSocketAddress address, int first) {
    return () -> {
      long count = 0;
      try (RawHttp http = RawHttp.to(address)) {
        for (int row = first; !done.get(); row = (row + 1) % ROWS) {
          RawHttp.Reply reply = ask(http, row);
          assertThat(reply.status()).isEqualTo(200);
          assertThat(reply.body()).isIn(answersByRow.get(row));
          answered.incrementAndGet();
          count++;
        }
      }
      return count;
    };
  }

  private static RawHttp.Reply ask(RawHttp http, int row) throws IOException {
    String body = row(row).text("x") + "," + row(row).text("y");
    return http.ask("POST", "/invocations", "text/csv", body);
  }
}
