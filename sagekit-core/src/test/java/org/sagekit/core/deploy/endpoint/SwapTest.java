package org.sagekit.core.deploy.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.deploy.EndpointEvent.Kind;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.Fixtures;
import org.sagekit.core.deploy.WorkspaceTest;
import org.sagekit.core.model.Scorers;

/** Models are changed under traffic: no request fails, and each is answered by one of them. */
class SwapTest extends WorkspaceTest {
  private static final int THREADS = 4;
  private static final int MODELS = 5;

  private final Map<Fingerprint, Scorer> scorerByPackage = new HashMap<>();
  private final List<ModelPackage> models = new ArrayList<>();
  private final AtomicLong answered = new AtomicLong();

  @Test
  void noRequestFailsAndNoBitDiffers() throws Exception {
    serveThrough(40, 40_000);
  }

  @Test
  @Tag("proof")
  void noRequestOfAMillionFailsThroughAThousandSwaps() throws Exception {
    serveThrough(1_000, 1_000_000);
  }

  private void serveThrough(int swaps, long requests) throws Exception {
    for (int i = 0; i < MODELS; i++) {
      ModelPackage model = Stand.model(i);
      models.add(model);
      scorerByPackage.put(model.fingerprint(), Scorers.of(model));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    AtomicBoolean done = new AtomicBoolean();
    Stand stand = Stand.in(workspace);
    try (LiveEndpoint endpoint = stand.open(models.get(0))) {
      List<Future<Long>> clients = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        clients.add(threads.submit(client(endpoint, done, i)));
      }
      for (int swap = 1; swap <= swaps; swap++) {
        endpoint.put(Stand.deployment(models.get(swap % MODELS)), stand.pace(() -> {}));
        while (answered.get() < requests * swap / swaps) {
          LockSupport.parkNanos(200_000);
        }
      }
      done.set(true);
      long all = 0;
      for (Future<Long> client : clients) {
        all += client.get();
      }
      assertThat(all).isGreaterThanOrEqualTo(requests).isEqualTo(endpoint.served());
      assertThat(endpoint.history())
          .filteredOn(event -> event.kind() == Kind.ROLLOUT_COMPLETED)
          .hasSize(swaps);
    } finally {
      threads.shutdownNow();
    }
  }

  private Callable<Long> client(LiveEndpoint endpoint, AtomicBoolean done, int seed) {
    return () -> {
      long count = 0;
      for (int i = seed; !done.get(); i++) {
        Inference said = endpoint.invoke(Invocation.plain(), Fixtures.row(i));
        Scorer scorer = scorerByPackage.get(said.modelPackage());
        assertThat(said.predictions().toArray()).isEqualTo(scorer.score(Fixtures.row(i)).toArray());
        answered.incrementAndGet();
        count++;
      }
      return count;
    };
  }
}
