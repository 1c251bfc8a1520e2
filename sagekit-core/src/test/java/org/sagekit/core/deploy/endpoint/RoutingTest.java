package org.sagekit.core.deploy.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.core.deploy.WorkspaceTest;

class RoutingTest extends WorkspaceTest {
  private LiveEndpoint endpoint;

  @BeforeEach
  void open() {
    endpoint = Stand.in(workspace).open(Stand.model(1));
    endpoint.put(Stand.deployment("b", Stand.model(2), 0.25), null);
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  private String variantFor(Invocation invocation) {
    return endpoint.invoke(invocation, org.sagekit.core.deploy.Fixtures.row(1)).variant();
  }

  private Map<String, Integer> dealt(int requests) {
    Map<String, Integer> countByVariant = new HashMap<>();
    for (int i = 0; i < requests; i++) {
      countByVariant.merge(variantFor(Invocation.plain()), 1, Integer::sum);
    }
    return countByVariant;
  }

  @Test
  void dealsRequestsOutByTheWeights() {
    assertThat(dealt(10_000).get("b") / 10_000.0).isCloseTo(0.2, within(0.02));
    endpoint.weights(Map.of("b", 3.0), "more for b");
    assertThat(dealt(10_000).get("b") / 10_000.0).isCloseTo(0.75, within(0.02));
    endpoint.weights(Map.of("b", 0.0), "none for b");
    assertThat(dealt(1_000)).containsOnlyKeys("AllTraffic");
  }

  @Test
  void keysStickToTheirVariantAndAreDealtOutByTheWeights() {
    int ofB = 0;
    for (int key = 0; key < 5_000; key++) {
      Invocation invocation = Invocation.plain().key("customer-" + key);
      String variant = variantFor(invocation);
      assertThat(variantFor(invocation)).isEqualTo(variant);
      ofB += variant.equals("b") ? 1 : 0;
    }
    assertThat(ofB / 5_000.0).isCloseTo(0.2, within(0.03));
  }

  @Test
  void aRequestMayChooseItsVariantWhateverTheWeights() {
    endpoint.weights(Map.of("b", 0.0), "");
    assertThat(variantFor(Invocation.plain().variant("b"))).isEqualTo("b");
    assertThatThrownBy(() -> variantFor(Invocation.plain().variant("Alltraffic")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Endpoint 'income': variant must be one of [AllTraffic, b], but was 'Alltraffic'. Did you mean 'AllTraffic'?");
  }

  @Test
  void weightsThatLeaveNobodyAreRefused() {
    assertThatThrownBy(() -> endpoint.weights(Map.of("b", 0.0, "AllTraffic", 0.0), ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weights must be above 0 for one variant, but was [0.0, 0.0].");
    assertThatThrownBy(() -> endpoint.weights(Map.of("b", -1.0), ""))
        .hasMessageContaining("weights must be 0 or more and finite");
    assertThatThrownBy(() -> endpoint.weights(Map.of("c", 1.0), ""))
        .hasMessageContaining("variant must be one of [AllTraffic, b], but was 'c'.");
    assertThat(endpoint.metrics()).extracting(m -> m.weight()).containsExactly(1.0, 0.25);
  }

  @Test
  void aVariantThatIsRemovedLeavesItsRequestsToTheOthers() {
    endpoint.remove("AllTraffic", "b is enough");
    assertThat(dealt(100)).containsOnlyKeys("b");
    assertThat(endpoint.modelPackage().fingerprint()).isEqualTo(Stand.model(2).fingerprint());
    assertThatThrownBy(() -> endpoint.remove("b", "")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyVariantCountsAndCapturesWhatItAnswered() {
    for (int i = 0; i < 20; i++) {
      variantFor(Invocation.plain().variant(i < 5 ? "b" : "AllTraffic"));
    }
    assertThat(endpoint.metrics()).extracting(m -> m.rows()).containsExactly(15L, 5L);
    assertThat(endpoint.variant("b").capture().records()).hasSize(5);
    assertThat(endpoint.variant("AllTraffic").capture().records()).hasSize(15);
    assertThat(endpoint.served()).isEqualTo(20);
  }

  @Test
  void theHistoryTellsWhoHadWhichShare() {
    endpoint.weights(Map.of("b", 3.0), "more for b");
    assertThat(endpoint.history())
        .extracting(event -> event.kind() + " " + event.reason())
        .containsExactly(
            "OPENED ", "VARIANTS_CHANGED variant 'b' was added", "VARIANTS_CHANGED more for b");
    assertThat(endpoint.history().get(2).traffic())
        .extracting(traffic -> traffic.variant() + " " + traffic.weight())
        .containsExactly("AllTraffic 1.0", "b 3.0");
  }
}
