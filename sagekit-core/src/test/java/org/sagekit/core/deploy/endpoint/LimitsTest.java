package org.sagekit.core.deploy.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.OverloadedException;
import org.sagekit.api.deploy.VariantMetrics;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.deploy.Fixtures;
import org.sagekit.core.deploy.WorkspaceTest;

/** What happens when more is asked than can be answered. */
class LimitsTest extends WorkspaceTest {
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final CountDownLatch asked = new CountDownLatch(2);
  private LiveEndpoint endpoint;

  @AfterEach
  void close() {
    mayAnswer.countDown();
    endpoint.close();
  }

  /** An endpoint that answers two at once, neither before it may. */
  private void openBusy(int asyncQueue) {
    DeploymentJob job =
        DeploymentJob.named("income")
            .concurrency(2)
            .patience(Duration.ZERO)
            .asyncQueue(asyncQueue)
            .build();
    endpoint = (LiveEndpoint) job.run(Stand.model(1), run());
  }

  private Row slow() {
    Row row = Fixtures.row(1);
    return (Row)
        java.lang.reflect.Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Row.class},
            (proxy, method, args) -> {
              if (method.getName().equals("number")) {
                asked.countDown();
                mayAnswer.await();
              }
              return method.invoke(row, args);
            });
  }

  @Test
  void turnsAwayWhatIsBeyondItsLimitAtOnceAndCountsIt() throws Exception {
    openBusy(10);
    List<CompletableFuture<Object>> busy = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      busy.add(CompletableFuture.supplyAsync(() -> endpoint.predict(slow())));
    }
    asked.await();
    assertThatThrownBy(() -> endpoint.predict(Fixtures.row(2)))
        .isInstanceOf(OverloadedException.class)
        .hasMessageContaining("Endpoint 'income': requests at once must be at most 2");
    mayAnswer.countDown();
    for (CompletableFuture<Object> one : busy) {
      one.get();
    }
    VariantMetrics metrics = endpoint.metrics().get(0);
    assertThat(metrics.overloads()).isOne();
    assertThat(metrics.rows()).isEqualTo(2);
    assertThat(metrics.invocations()).isEqualTo(3);
    assertThat(endpoint.predict(Fixtures.row(2))).isNotNull();
  }

  @Test
  void answersLaterWhatIsAskedLater() throws Exception {
    openBusy(10);
    CompletableFuture<Inference> later =
        endpoint.invokeAsync(Invocation.plain().id("batch"), Fixtures.rows(3));
    assertThat(later.get().predictions().size()).isEqualTo(3);
    assertThat(endpoint.capture().records())
        .extracting(record -> record.eventId())
        .containsExactly("batch-0", "batch-1", "batch-2");
    CompletableFuture<Inference> bad =
        endpoint.invokeAsync(Invocation.plain().variant("nobody"), Fixtures.rows(1));
    assertThatThrownBy(bad::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCallersMistakeIsCountedAsTheCallers() {
    openBusy(1);
    assertThatThrownBy(() -> endpoint.predict(Row.of("age", 3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(endpoint.metrics().get(0).clientErrors()).isOne();
    assertThat(endpoint.metrics().get(0).modelErrors()).isZero();
    assertThat(endpoint.served()).isZero();
  }
}
