package org.sagekit.core.deploy.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Field;
import org.sagekit.core.deploy.WorkspaceTest;

/** Values without names come as in the table that was learnt from. */
class InputOrderTest extends WorkspaceTest {

  @Test
  void inputsComeInTheOrderOfTheTable() {
    try (LiveEndpoint endpoint = Stand.in(workspace).open(Stand.turned())) {
      assertThat(Stand.turned().graph().inputs())
          .extracting(Field::name)
          .containsExactly("city", "age");
      assertThat(endpoint.inputs()).extracting(Field::name).containsExactly("age", "city");
    }
  }
}
