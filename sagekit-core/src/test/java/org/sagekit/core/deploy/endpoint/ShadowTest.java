package org.sagekit.core.deploy.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sagekit.api.deploy.ShadowMetrics;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.deploy.Fixtures;
import org.sagekit.core.deploy.WorkspaceTest;
import org.sagekit.core.model.Scorers;

class ShadowTest extends WorkspaceTest {
  private LiveEndpoint endpoint;

  @BeforeEach
  void open() {
    endpoint = (LiveEndpoint) DeploymentJob.named("income").build().run(Stand.model(0), run());
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  private void shadow(int model, double share) {
    DeploymentJob job = DeploymentJob.named("income").variant("next").shadow(share).build();
    assertThat(job.run(Stand.model(model), run())).isSameAs(endpoint);
  }

  private ShadowMetrics settled() {
    Shadow shadow = endpoint.reception().routing().shadow();
    shadow.settle();
    return endpoint.shadow().orElseThrow();
  }

  @Test
  void isGivenItsShareAndNobodyHearsIt() {
    shadow(64, 0.25);
    for (int i = 0; i < 400; i++) {
      assertThat(endpoint.predict(Fixtures.row(i)))
          .isEqualTo(Scorers.of(Stand.model(0)).score(Fixtures.row(i)));
    }
    ShadowMetrics metrics = settled();
    assertThat(metrics.metrics().rows() + metrics.skipped()).isEqualTo(100);
    assertThat(metrics.disagreement().pairs()).isEqualTo(metrics.metrics().rows());
    assertThat(metrics.disagreement().different()).isPositive();
    assertThat(endpoint.metrics()).hasSize(1);
    assertThat(endpoint.served()).isEqualTo(400);
  }

  @Test
  void agreesWithAnEqualModel() {
    shadow(0, 1);
    endpoint.predict(java.util.Collections.nCopies(50, "id"), Fixtures.rows(50));
    assertThat(settled().disagreement().pairs()).isEqualTo(50);
    assertThat(settled().disagreement().different()).isZero();
  }

  @Test
  void isSkippedRatherThanWaitedFor() {
    shadow(1, 1);
    endpoint.predict(java.util.Collections.nCopies(30_000, "id"), Fixtures.rows(30_000));
    assertThat(settled().skipped()).isEqualTo(30_000);
    assertThat(settled().metrics().rows()).isZero();
  }

  @Test
  void makesRoomForAnotherAndGoesWhenItIsRemoved() {
    shadow(1, 1);
    shadow(2, 1);
    assertThat(settled().metrics().modelPackage()).isEqualTo(Stand.model(2).fingerprint());
    endpoint.remove("next", "seen enough");
    assertThat(endpoint.shadow()).isEmpty();
    endpoint.predict(Fixtures.row(1));
  }

  @Test
  void needsAnEndpointAndANameOfItsOwn() {
    DeploymentJob lonely = DeploymentJob.named("nobody").shadow(0.5).build();
    assertThatThrownBy(() -> lonely.run(Stand.model(1), run()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Endpoint 'nobody': name must be that of an endpoint of workspace");
    DeploymentJob same = DeploymentJob.named("income").shadow(0.5).build();
    assertThatThrownBy(() -> same.run(Stand.model(1), run()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shadow must be unlike all variants, but was 'AllTraffic'.");
  }
}
